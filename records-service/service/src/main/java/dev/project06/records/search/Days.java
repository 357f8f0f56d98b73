package dev.project06.records.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.store.Criteria.Span;
import org.jspecify.annotations.Nullable;

/**
 * Some days in Vietnam.
 *
 * @param from the first one, in it
 * @param to the last one, in it
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

	/** No dossier is older, and none lasts longer. */
	private static final LocalDate FIRST = LocalDate.of(1945, 9, 2);

	private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

	Span<LocalDate> days(String field) {
		LocalDate first = Objects.requireNonNullElse(this.from, FIRST);
		LocalDate last = Objects.requireNonNullElse(this.to, LAST);
		if (this.from == null && this.to == null) {
			throw new RefusedFieldException(field, "required");
		}
		if (first.isBefore(FIRST) || last.isAfter(LAST)) {
			throw new RefusedFieldException(field, "date");
		}
		if (last.isBefore(first)) {
			throw new RefusedFieldException(field, "order");
		}
		return new Span<>(this.from, (this.to != null) ? this.to.plusDays(1) : null);
	}

	Span<Instant> instants(String field) {
		Span<LocalDate> days = days(field);
		return new Span<>(begin(days.from()), begin(days.until()));
	}

	private static @Nullable Instant begin(@Nullable LocalDate day) {
		return (day != null) ? day.atStartOfDay(WorkingCalendar.ZONE).toInstant() : null;
	}

}
