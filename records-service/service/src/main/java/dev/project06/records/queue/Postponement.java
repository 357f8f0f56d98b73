package dev.project06.records.queue;

import java.time.LocalDate;

import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.filing.RefusedFieldException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an officer sends to leave the holder open.
 *
 * @param reason why
 * @param until the day on which the dossier comes back into the queue, within a year;
 * left out when the holder cannot be identified
 */
record Postponement(@NotBlank @Size(max = 500) String reason, @Nullable LocalDate until) {

	void check(LocalDate today) {
		PersonalNumbers.refuse("reason", this.reason);
		if (this.until != null && !this.until.isAfter(today)) {
			throw new RefusedFieldException("until", "past");
		}
		if (this.until != null && this.until.isAfter(today.plusYears(1))) {
			throw new RefusedFieldException("until", "beyond-the-limit");
		}
	}

}
