package dev.project06.identity.api;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the identity service vouches for: this number was verified, in this way, at this
 * time, for this purpose. The only source from which a dossier may take a number.
 *
 * @param id identifier of the receipt
 * @param citizenId the verified number
 * @param method how it was verified
 * @param matched the fields that agreed with the register
 * @param accountLevel level of the account for a login, otherwise 0
 * @param authenticationLevel level of the login, 1 to 4, otherwise 0
 * @param verifiedBy the officer or agency client for a confirmation, the service for a
 * login
 * @param agency the agency code of a confirming officer
 * @param purpose the purpose that was stated
 * @param issuedAt when it was verified
 * @param expiresAt from when on the receipt may no longer be used
 */
public record Receipt(String id, CitizenId citizenId, Method method, List<String> matched, int accountLevel,
		int authenticationLevel, String verifiedBy, @Nullable String agency, Purpose purpose, Instant issuedAt,
		Instant expiresAt) {

	public Receipt {
		matched = List.copyOf(matched);
	}

	/**
	 * How a number was verified.
	 */
	public enum Method {

		/** The citizen logged in with VNeID. */
		LOGIN,

		/** What was stated of the person agreed with the register (033). */
		CONFIRMATION,

		/** The register gave the number in place of one that had been verified. */
		RENEWAL

	}

}
