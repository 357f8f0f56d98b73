package dev.project06.identity.account;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.number.SealedNumbers;

/**
 * A phone number as the store may hold it.
 *
 * @param mark the same for the same number, and leads back to none
 * @param masked its first three and last two digits
 */
record Phone(String mark, String masked) {

	/**
	 * What a phone number of a Vietnamese mobile network looks like, or a starting one.
	 */
	static final String FORM = "0[356789][0-9]{8}";

	/**
	 * The numbers that people have at the start begin so: no mobile network has them.
	 */
	private static final String STARTING = "06";

	static Phone of(String number, SealedNumbers numbers) {
		return new Phone(numbers.mark("phone", number), number.substring(0, 3) + "*****" + number.substring(8));
	}

	/** The number that a person has at the start. */
	static String starting(CitizenId citizenId) {
		return STARTING + "%08d".formatted(StartingAccounts.lot(citizenId, "phone", 100_000_000));
	}

	/** Whether a number can be somebody's own: a starting number is one person's only. */
	static boolean mayBeOf(String number, CitizenId citizenId) {
		return !number.startsWith(STARTING) || number.equals(starting(citizenId));
	}

}
