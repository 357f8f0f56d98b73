package dev.project06.records.rating;

import java.util.List;
import java.util.Objects;

import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.filing.RefusedFieldException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen sends to rate a dossier.
 *
 * @param score from 1 to 5
 * @param reasons what it is about; at least one for a score of 1 or 2
 * @param comment in the citizen's own words
 */
record Opinion(@NotNull @Min(1) @Max(5) Integer score, @Nullable @Size(max = 7) List<@NotNull Reason> reasons,
		@Nullable @Size(max = 1000) String comment) {

	/** From this score on nobody asks why. */
	private static final int CONTENT = 3;

	/** Each reason once. */
	List<Reason> named() {
		return Objects.requireNonNullElse(this.reasons, List.<Reason>of()).stream().distinct().sorted().toList();
	}

	/**
	 * Refuses what the fields do not allow together.
	 * @throws RefusedFieldException when it names no reason and has to, or holds a
	 * personal number
	 */
	void refuseUnfit() {
		if (this.score < CONTENT && named().isEmpty()) {
			throw new RefusedFieldException("reasons", "required");
		}
		PersonalNumbers.refuse("comment", this.comment);
	}

	/** Nothing that the citizen wrote. */
	@Override
	public String toString() {
		return "Opinion[]";
	}

}
