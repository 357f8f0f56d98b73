package dev.project06.records.dossier;

import org.jspecify.annotations.Nullable;

/**
 * Who changed a dossier.
 *
 * @param role {@code citizen}, {@code officer}, {@code agency} or {@code service}
 * @param agency agency of an officer or of a client of an agency
 * @param id the account; never shown to others
 */
public record Actor(String role, @Nullable String agency, String id) {

	/** The service itself, on its own account. */
	public static final Actor SERVICE = new Actor("service", null, "records-service");

}
