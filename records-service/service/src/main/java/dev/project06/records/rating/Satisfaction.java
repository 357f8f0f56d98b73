package dev.project06.records.rating;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The ratings of an agency and of those under it, in a period.
 *
 * @param agency code of the agency
 * @param from first day, in Vietnam
 * @param to last day, in Vietnam
 * @param ratings how many there are
 * @param scores how many of each score, from 1 to 5
 * @param reasons how many name each reason
 * @param average the mean score, two decimals; {@code null} without ratings
 * @param satisfied share of the scores 4 and 5, in percent, two decimals; {@code null}
 * without ratings
 */
record Satisfaction(String agency, LocalDate from, LocalDate to, long ratings, List<Long> scores,
		Map<Reason, Long> reasons, @Nullable Double average, @Nullable Double satisfied) {

	/**
	 * Adds ratings up, one at a time.
	 */
	static final class Sum {

		private final long[] scores = new long[5];

		private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);

		Sum add(RatingStore.Score rating) {
			this.scores[rating.score() - 1]++;
			rating.reasons().forEach((reason) -> this.reasons.merge(reason, 1L, Long::sum));
			return this;
		}

		Satisfaction of(String agency, LocalDate from, LocalDate to) {
			long count = Arrays.stream(this.scores).sum();
			long points = 0;
			for (int score = 1; score <= this.scores.length; score++) {
				points += score * this.scores[score - 1];
			}
			return new Satisfaction(agency, from, to, count, Arrays.stream(this.scores).boxed().toList(), this.reasons,
					(count > 0) ? hundredths(points, count) : null,
					(count > 0) ? hundredths(100 * (this.scores[3] + this.scores[4]), count) : null);
		}

		private static double hundredths(long dividend, long divisor) {
			return Math.round(100.0 * dividend / divisor) / 100.0;
		}

	}

}
