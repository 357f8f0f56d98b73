package dev.project06.identity.api;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What every question to the population register states: number, name and birth date, all
 * three, and why it is asked.
 */
@BirthStated
@BirthStatedOnce
public sealed interface RegisterQuestion permits ConfirmationRequest, LookUpRequest {

	/**
	 * The number.
	 * @return 12 digits
	 */
	CitizenId citizenId();

	/**
	 * The name as the officer wrote it; case, runs of spaces and the Unicode composition
	 * of diacritics do not matter.
	 * @return 1 to 100 characters
	 */
	String fullName();

	/**
	 * The birth date.
	 * @return the date, or {@code null} when only the year is known
	 */
	@Nullable LocalDate birthDate();

	/**
	 * The year of birth, for who is registered by the year.
	 * @return the year, or {@code null} when the date is stated
	 */
	@Nullable Integer birthYear();

	/**
	 * Why it is asked.
	 * @return procedure, legal basis, dossier
	 */
	Purpose purpose();

	/**
	 * What the caller calls this question, to find it again in the ledger.
	 * @return 1 to 64 characters
	 */
	@Nullable String requestId();

}
