package dev.project06.local.services;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.project06.local.machine.Port;
import dev.project06.local.machine.Ports;

/**
 * The services of the suite.
 */
public enum ServiceKind {

	/** Mock VNeID and population database. */
	IDENTITY("identity-service/service", Port.IDENTITY, Port.IDENTITY),
	/** Dossiers. */
	RECORDS("records-service/service", Port.RECORDS, Port.RECORDS),
	/** Rates. */
	METRICS("metrics-service", Port.METRICS, Port.METRICS),
	/** The one door. */
	GATEWAY("gateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT);

	private final String module;

	private final Port port;

	private final Port healthPort;

	ServiceKind(String module, Port port, Port healthPort) {
		this.module = module;
		this.port = port;
		this.healthPort = healthPort;
	}

	/**
	 * The name of the part.
	 * @return the artifact's name
	 */
	public String partName() {
		return this.port.part();
	}

	Port healthPort() {
		return this.healthPort;
	}

	Set<String> after() {
		return switch (this) {
			case RECORDS -> Set.of("kafka", "store");
			case METRICS -> Set.of("kafka");
			case IDENTITY -> Set.of("store");
			case GATEWAY -> Set.of();
		};
	}

	Path jar(Path root) throws IOException {
		Path target = root.resolve(this.module).resolve("target");
		if (Files.isDirectory(target)) {
			try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, partName() + "-*[0-9T].jar")) {
				for (Path jar : jars) {
					return jar;
				}
			}
		}
		throw new NotBuiltException(partName(), target);
	}

	Map<String, String> environment(ServicePlace place, Path data) {
		Ports ports = place.ports();
		Map<String, String> environment = new HashMap<>();
		environment.put("BIND_ADDRESS", "127.0.0.1");
		environment.put("PORT", Integer.toString(ports.number(this.port)));
		environment.put("ISSUER", "http://127.0.0.1:" + ports.number(Port.KEYCLOAK) + "/realms/project06");
		environment.put("DATA_DIR", data.toString());
		switch (this) {
			case IDENTITY -> {
				environment.put("MONGODB_URI", "mongodb://127.0.0.1:" + ports.number(Port.STORE) + "/identity");
				environment.put("KAFKA_BOOTSTRAP", "127.0.0.1:" + ports.number(Port.KAFKA));
				environment.put("PUBLIC_URL", "http://127.0.0.1:" + ports.number(Port.GATEWAY));
			}
			case RECORDS -> {
				environment.put("MONGODB_URI", "mongodb://127.0.0.1:" + ports.number(Port.STORE) + "/records");
				environment.put("KAFKA_BOOTSTRAP", "127.0.0.1:" + ports.number(Port.KAFKA));
				environment.put("IDENTITY_URL", "http://127.0.0.1:" + ports.number(Port.IDENTITY));
				environment.put("CLIENT_SECRET", place.recordsSecret());
			}
			case METRICS -> environment.put("KAFKA_BOOTSTRAP", "127.0.0.1:" + ports.number(Port.KAFKA));
			case GATEWAY -> {
				environment.put("MANAGEMENT_PORT", Integer.toString(ports.number(Port.GATEWAY_MANAGEMENT)));
				environment.put("IDENTITY_URL", "http://127.0.0.1:" + ports.number(Port.IDENTITY));
				environment.put("RECORDS_URL", "http://127.0.0.1:" + ports.number(Port.RECORDS));
				environment.put("METRICS_URL", "http://127.0.0.1:" + ports.number(Port.METRICS));
			}
		}
		return environment;
	}

}
