package dev.project06.local.keycloak;

import java.util.Arrays;
import java.util.Optional;

/**
 * Who can be impersonated in the sandbox. The passwords are published on purpose.
 */
public enum SampleUser {

	/** A citizen with a VNeID account of level 2. */
	CITIZEN1("citizen1", "citizen, VNeID level 2"),
	/** Another citizen. */
	CITIZEN2("citizen2", "another citizen, VNeID level 2"),
	/** An officer of Ho Chi Minh City. */
	OFFICER1("officer1", "officer of agency H29"),
	/** A client without a person. */
	AGENCY("agency", "system of agency H29 (client credentials of agency-demo)"),
	/** Watches the rates. */
	OPERATOR1("operator1", "operator"),
	/** Reads the access ledger. */
	AUDITOR1("auditor1", "auditor"),
	/** Sets up the sandbox. */
	ADMIN1("admin1", "administrator of the sandbox");

	/** The password of every sample user. */
	public static final String PASSWORD = "sandbox06";

	private final String username;

	private final String description;

	SampleUser(String username, String description) {
		this.username = username;
		this.description = description;
	}

	/**
	 * The name to log in with.
	 * @return the user name
	 */
	public String username() {
		return this.username;
	}

	/**
	 * Who it is.
	 * @return a few words
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Whether it logs in with a password.
	 * @return {@code false} for a client with a secret
	 */
	public boolean isPerson() {
		return this != AGENCY;
	}

	/**
	 * The sample user of a name.
	 * @param username the name
	 * @return the user, if there is one
	 */
	public static Optional<SampleUser> named(String username) {
		return Arrays.stream(values()).filter((user) -> user.username.equals(username)).findFirst();
	}

	/**
	 * All names, for a refusal.
	 * @return the names in one line
	 */
	public static String names() {
		return String.join(", ", Arrays.stream(values()).map(SampleUser::username).toList());
	}

}
