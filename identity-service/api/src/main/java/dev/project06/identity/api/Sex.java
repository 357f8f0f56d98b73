package dev.project06.identity.api;

/**
 * Sex as the population register records it.
 */
public enum Sex {

	/** Nam. */
	MALE,

	/** Nữ. */
	FEMALE

}
