package dev.project06.identity.api;

/**
 * Asks whether a number belongs to the person of that name and birth date (integration
 * code 033, xác nhận số định danh cá nhân).
 *
 * @param citizenId the number
 * @param fullName the name as the officer wrote it; case, runs of spaces and the Unicode
 * composition of diacritics do not matter
 * @param birthDate the birth date
 * @param purpose why it is asked
 */
public record ConfirmationRequest(CitizenId citizenId, String fullName, java.time.LocalDate birthDate,
		Purpose purpose) {

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "ConfirmationRequest[" + this.purpose + "]";
	}

}
