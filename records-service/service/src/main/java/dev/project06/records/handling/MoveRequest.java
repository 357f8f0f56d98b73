package dev.project06.records.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Details;
import dev.project06.records.dossier.Move;
import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.filing.RefusedFieldException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is said with a move. Which of it a move needs, {@link #detailsOf} checks.
 *
 * @param reason why; the citizen reads it
 * @param components codes of the papers that are asked for
 * @param amount dong to be paid, up to a billion
 * @param until the new day of the appointment, or until when another agency has its part
 * @param agency the agency that gets its part
 */
record MoveRequest(@Nullable @Size(min = 1, max = 1000) String reason,
		@Nullable @Size(max = 50) List<@NotBlank @Size(max = 60) String> components,
		@Nullable @Min(1) @Max(1_000_000_000) Long amount, @Nullable LocalDate until, @Nullable AgencyCode agency) {

	static final MoveRequest EMPTY = new MoveRequest(null, null, null, null, null);

	Details detailsOf(Move move) {
		switch (move) {
			case REFUSE, STOP, REQUEST_SUPPLEMENT, HAND_BACK -> required("reason", this.reason);
			case REQUEST_PAYMENT -> {
				required("reason", this.reason);
				required("amount", this.amount);
			}
			case EXTEND -> {
				required("reason", this.reason);
				required("until", this.until);
			}
			case HAND_OVER -> {
				required("reason", this.reason);
				required("agency", this.agency);
			}
			case RECEIVE, PROCESS, SUPPLEMENT, FINISH, RETURN, WITHDRAW -> {
			}
		}
		PersonalNumbers.refuse("reason", this.reason);
		return new Details(this.reason, Objects.requireNonNullElse(this.components, List.of()), this.amount, this.until,
				this.agency);
	}

	private static void required(String field, @Nullable Object value) {
		if (value == null) {
			throw new RefusedFieldException(field, "required");
		}
	}

	/** Nothing that people wrote. */
	@Override
	public String toString() {
		return "MoveRequest[]";
	}

}
