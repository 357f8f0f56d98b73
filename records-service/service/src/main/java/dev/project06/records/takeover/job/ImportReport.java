package dev.project06.records.takeover.job;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.project06.records.store.takeover.RowOutcome;
import dev.project06.records.store.takeover.Tally;
import dev.project06.records.store.takeover.Totals;

/**
 * The rows of an import, counted.
 *
 * @param job the import
 * @param reasons how many rows were answered alike, the most frequent first
 * @param agencies by agency
 * @param procedures by procedure
 */
record ImportReport(ImportView job, List<Reason> reasons, List<Part> agencies, List<Part> procedures) {

	static ImportReport of(ImportView job, Tally tally) {
		return new ImportReport(job, reasons(tally.reasons()), parts(tally.agencies()), parts(tally.procedures()));
	}

	private static List<Reason> reasons(Map<String, Totals> reasons) {
		return reasons.entrySet()
			.stream()
			.flatMap((reason) -> reason.getValue()
				.rows()
				.entrySet()
				.stream()
				.map((rows) -> new Reason(rows.getKey(), reason.getKey(), rows.getValue())))
			.sorted(Comparator.comparingInt(Reason::rows).reversed().thenComparing(Reason::reason))
			.toList();
	}

	private static List<Part> parts(Map<String, Totals> parts) {
		return parts.entrySet()
			.stream()
			.map((part) -> new Part(part.getKey(), part.getValue().sum(), part.getValue().rows()))
			.sorted(Comparator.comparing(Part::code))
			.toList();
	}

	/**
	 * Rows that were answered alike.
	 *
	 * @param outcome what became of them
	 * @param reason how they were linked, or which fields or check they fail
	 * @param rows how many
	 */
	record Reason(RowOutcome outcome, String reason, int rows) {
	}

	/**
	 * Rows of an agency or a procedure.
	 *
	 * @param code its code
	 * @param rows how many
	 * @param totals how many had which outcome
	 */
	record Part(String code, int rows, Map<RowOutcome, Integer> totals) {
	}

}
