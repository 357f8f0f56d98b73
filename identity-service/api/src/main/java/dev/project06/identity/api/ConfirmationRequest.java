package dev.project06.identity.api;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

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
public record ConfirmationRequest(@NotNull CitizenId citizenId,
		@NotNull @Size(min = 1, max = 100) @Pattern(regexp = WrittenNames.FORM) String fullName,
		@NotNull LocalDate birthDate, @NotNull @Valid Purpose purpose) {

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "ConfirmationRequest[" + this.purpose + "]";
	}

}
