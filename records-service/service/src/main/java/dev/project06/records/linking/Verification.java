package dev.project06.records.linking;

import dev.project06.identity.api.Receipt;

/**
 * What the identity service said about an applicant.
 */
sealed interface Verification {

	/**
	 * It vouches for a number.
	 *
	 * @param receipt the receipt, checked
	 */
	record Verified(Receipt receipt) implements Verification {
	}

	/** Nobody has the subject. */
	record UnknownSubject() implements Verification {
	}

	/**
	 * It did not answer, or not in a way that can be used; it may later.
	 *
	 * @param reason what went wrong, for the log
	 * @param forAll whether others would fare the same now
	 */
	record Away(String reason, boolean forAll) implements Verification {
	}

}
