package dev.project06.records.store.takeover;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many rows had which outcome.
 *
 * @param rows the number of rows by outcome; none for one that is missing
 */
public record Totals(Map<RowOutcome, Integer> rows) {

	/** No row. */
	public static final Totals NONE = new Totals(Map.of());

	public Totals {
		Map<RowOutcome, Integer> sorted = new EnumMap<>(RowOutcome.class);
		sorted.putAll(rows);
		rows = Collections.unmodifiableMap(sorted);
	}

	/**
	 * One row.
	 * @param outcome its outcome
	 * @return the totals of that row alone
	 */
	public static Totals one(RowOutcome outcome) {
		return new Totals(Map.of(outcome, 1));
	}

	/**
	 * Adds up.
	 * @param other other rows
	 * @return the totals of both
	 */
	public Totals plus(Totals other) {
		Map<RowOutcome, Integer> sum = new EnumMap<>(RowOutcome.class);
		sum.putAll(this.rows);
		other.rows.forEach((outcome, count) -> sum.merge(outcome, count, Integer::sum));
		return new Totals(sum);
	}

	/**
	 * How many rows there are.
	 * @return the sum over all outcomes
	 */
	public int sum() {
		return this.rows.values().stream().mapToInt(Integer::intValue).sum();
	}

}
