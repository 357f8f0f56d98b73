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
 * Asks for the data of the person of that number, name and birth date (integration code
 * 037, tra cứu thông tin công dân), or of the household (034).
 *
 * @param citizenId the number
 * @param fullName the name as the officer wrote it
 * @param birthDate the birth date; left out when {@code birthYear} is stated
 * @param birthYear the year of birth, which matches only where the register has no more
 * @param purpose why it is asked
 * @param requestId what the caller calls this question; not used before by the agency
 */
public record LookUpRequest(@NotNull CitizenId citizenId,
		@NotNull @Size(min = 1, max = 100) @Pattern(regexp = WrittenNames.FORM) String fullName,
		@Nullable LocalDate birthDate, @Nullable @Min(1900) @Max(2399) Integer birthYear,
		@NotNull @Valid Purpose purpose,
		@NotNull @Pattern(regexp = LookUpRequest.REQUEST_ID) String requestId) implements RegisterQuestion {

	/** Letters, digits and a few signs; at most 64 of them. */
	static final String REQUEST_ID = "[0-9A-Za-z._:/-]{1,64}";

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "LookUpRequest[" + this.purpose + "]";
	}

}
