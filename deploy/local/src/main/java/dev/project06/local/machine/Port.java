package dev.project06.local.machine;

import java.util.stream.Stream;

/**
 * A port that the suite listens on, with the part that does and its usual number.
 */
public enum Port {

	/** The door for everybody. */
	GATEWAY("gateway", 8080),
	/** Health and figures of the gateway. */
	GATEWAY_MANAGEMENT("gateway", 8079),
	/** Mock VNeID and population database. */
	IDENTITY("identity-service", 8081),
	/** Dossiers. */
	RECORDS("records-service", 8082),
	/** Rates. */
	METRICS("metrics-service", 8083),
	/** Log-in and tokens. */
	KEYCLOAK("keycloak", 8090),
	/** Health of Keycloak. */
	KEYCLOAK_MANAGEMENT("keycloak", 9090),
	/** The broker. */
	KAFKA("kafka", 9092),
	/** The broker's own controller. */
	KAFKA_CONTROLLER("kafka", 9093),
	/** The document store. */
	STORE("store", 27017);

	private final String part;

	private final int usual;

	Port(String part, int usual) {
		this.part = part;
		this.usual = usual;
	}

	/**
	 * Who listens.
	 * @return the name of the part
	 */
	public String part() {
		return this.part;
	}

	/**
	 * The number when nothing else is set.
	 * @return the port number
	 */
	public int usual() {
		return this.usual;
	}

	/**
	 * The setting that changes the number.
	 * @return a name for the environment or the settings file
	 */
	public String setting() {
		return "PROJECT06_PORT_" + name();
	}

	/**
	 * The ports of one part.
	 * @param part the name of the part
	 * @return its ports, the one for callers first
	 */
	public static Stream<Port> of(String part) {
		return Stream.of(values()).filter((port) -> port.part.equals(part));
	}

}
