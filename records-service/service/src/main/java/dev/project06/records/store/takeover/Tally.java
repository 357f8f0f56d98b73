package dev.project06.records.store.takeover;

import java.util.HashMap;
import java.util.Map;

/**
 * Rows counted by what they have in common.
 *
 * @param agencies by code of the agency
 * @param procedures by code of the procedure
 * @param reasons by why they were not linked, as field and check
 */
public record Tally(Map<String, Totals> agencies, Map<String, Totals> procedures, Map<String, Totals> reasons) {

	/** No row. */
	public static final Tally NONE = new Tally(Map.of(), Map.of(), Map.of());

	public Tally {
		agencies = Map.copyOf(agencies);
		procedures = Map.copyOf(procedures);
		reasons = Map.copyOf(reasons);
	}

	/**
	 * Adds up.
	 * @param other other rows
	 * @return the sums of both
	 */
	public Tally plus(Tally other) {
		return new Tally(sum(this.agencies, other.agencies), sum(this.procedures, other.procedures),
				sum(this.reasons, other.reasons));
	}

	private static Map<String, Totals> sum(Map<String, Totals> one, Map<String, Totals> other) {
		Map<String, Totals> sum = new HashMap<>(one);
		other.forEach((key, totals) -> sum.merge(key, totals, Totals::plus));
		return sum;
	}

}
