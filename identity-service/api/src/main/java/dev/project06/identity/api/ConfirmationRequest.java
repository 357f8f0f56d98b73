package dev.project06.identity.api;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a number belongs to the person of that name and birth date (integration
 * code 033, xác nhận số định danh cá nhân).
 *
 * @param citizenId the number
 * @param fullName the name as the officer wrote it; case, runs of spaces and the Unicode
 * composition of diacritics do not matter
 * @param birthDate the birth date; left out when {@code birthYear} is stated
 * @param birthYear the year of birth, which matches only where the register has no more
 * @param purpose why it is asked
 * @param requestId what the caller calls this question; may be left out
 */
public record ConfirmationRequest(@NotNull CitizenId citizenId,
		@NotNull @Size(min = 1, max = 100) @Pattern(regexp = WrittenNames.FORM) String fullName,
		@Nullable LocalDate birthDate, @Nullable @Min(1900) @Max(2399) Integer birthYear,
		@NotNull @Valid Purpose purpose,
		@Nullable @Pattern(regexp = LookUpRequest.REQUEST_ID) String requestId) implements RegisterQuestion {

	/**
	 * A question with a full birth date and without an id.
	 * @param citizenId the number
	 * @param fullName the name
	 * @param birthDate the birth date
	 * @param purpose why it is asked
	 */
	public ConfirmationRequest(CitizenId citizenId, String fullName, LocalDate birthDate, Purpose purpose) {
		this(citizenId, fullName, birthDate, null, purpose, null);
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "ConfirmationRequest[" + this.purpose + "]";
	}

}
