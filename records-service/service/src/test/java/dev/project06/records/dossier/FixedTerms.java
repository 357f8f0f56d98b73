package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Terms that depend on nothing: always the same day, and a day later after each time that
 * it stood still; put off once.
 */
public enum FixedTerms implements Terms {

	/** The appointment is on the first of December 2026. */
	DUE;

	@Override
	public int procedureVersion(Instant receivedAt) {
		return 1;
	}

	@Override
	public int waivable(Instant receivedAt) {
		return 1;
	}

	@Override
	public LocalDate dueDate(Instant receivedAt, List<Wait> waits) {
		return LocalDate.of(2026, 12, 1).plusDays(waits.size());
	}

	@Override
	public LocalDate resumed(LocalDate due, Wait wait) {
		return due.plusDays(1);
	}

	@Override
	public Optional<String> extensionDenied(boolean before, Instant at, LocalDate due, LocalDate until) {
		if (before) {
			return Optional.of("extended-before");
		}
		return until.isAfter(due) ? Optional.empty() : Optional.of("not-later");
	}

}
