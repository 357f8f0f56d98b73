package dev.project06.records.takeover.job;

import java.time.Instant;
import java.util.Map;

import dev.project06.records.store.takeover.ImportJob;
import dev.project06.records.store.takeover.Reached;
import dev.project06.records.store.takeover.RowOutcome;
import dev.project06.records.store.takeover.Totals;
import org.jspecify.annotations.Nullable;

/**
 * An import as its agency sees it.
 *
 * @param id what it is called
 * @param agency whose dossiers they are
 * @param source where they come from
 * @param legalBasis the legal text that permits to ask for numbers
 * @param state how it stands
 * @param nextRow the row that comes next, which is how many are answered
 * @param totals how many rows had which outcome
 * @param createdAt when it began
 * @param waitingSince since when rows wait for the identity service
 * @param completedAt when it was closed
 */
record ImportView(String id, String agency, String source, String legalBasis, State state, int nextRow,
		Map<RowOutcome, Integer> totals, Instant createdAt, @Nullable Instant waitingSince,
		@Nullable Instant completedAt) {

	static ImportView of(ImportJob job, Reached reached) {
		State state = (job.completedAt() != null) ? State.COMPLETED
				: (job.waitingSince() != null) ? State.WAITING : State.OPEN;
		return view(job, state, reached.totals(), (state == State.WAITING) ? job.waitingSince() : null,
				job.completedAt());
	}

	static ImportView begun(ImportJob job) {
		return view(job, State.OPEN, Totals.NONE, null, null);
	}

	private static ImportView view(ImportJob job, State state, Totals totals, @Nullable Instant waitingSince,
			@Nullable Instant completedAt) {
		return new ImportView(job.id(), job.agency().text(), job.source(), job.legalBasis(), state, totals.sum(),
				totals.rows(), job.createdAt(), waitingSince, completedAt);
	}

	/**
	 * How an import stands.
	 */
	enum State {

		/** Rows are taken. */
		OPEN,

		/** The identity service is away; rows are taken when it is back. */
		WAITING,

		/** Nothing more happens. */
		COMPLETED

	}

}
