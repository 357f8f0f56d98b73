package dev.project06.records.takeover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Charge;
import dev.project06.records.dossier.Course;
import dev.project06.records.dossier.Supplement;
import dev.project06.records.events.DossierState;
import dev.project06.records.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * The dates of an old dossier, each where its state demands it and in their order by the
 * day. Where two fall on the same day and one has no time, the later one is not before
 * the earlier.
 *
 * @param state the state
 * @param submitted when it was filed
 * @param received when an agency received it
 * @param suspended since when it waits
 * @param finished when it came to an end
 * @param returned when the result was returned
 */
record OldCourse(DossierState state, Instant submitted, @Nullable Instant received, @Nullable Instant suspended,
		@Nullable Instant finished, @Nullable Instant returned) {

	/** What is older, the measures do not count. */
	private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

	private static final int LAST_YEAR = 2100;

	private static final long MOST_DONG = 1_000_000_000;

	static OldCourse of(OldRow row, DossierState state, LocalDate today) {
		boolean neverReceived = state == DossierState.SUBMITTED || state == DossierState.REFUSED;
		boolean ended = switch (state) {
			case REFUSED, WITHDRAWN, STOPPED, FINISHED, RETURNED -> true;
			case SUBMITTED, RECEIVED, PROCESSING, SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED -> false;
		};
		boolean waits = state == DossierState.SUPPLEMENT_REQUESTED || state == DossierState.PAYMENT_REQUESTED;
		Instant filed = instant(row, Field.SUBMITTED, null, today);
		Instant received = instant(row, Field.RECEIVED, filed, today);
		require(received != null || neverReceived, Field.RECEIVED);
		Instant submitted = (filed != null) ? filed : received;
		Instant begun = (received != null) ? received : submitted;
		Instant suspended = waits ? instant(row, Field.SUSPENDED, begun, today) : null;
		require(suspended != null || !waits, Field.SUSPENDED);
		require(!waits || row.optional(Field.REASON) != null, Field.REASON);
		Instant finished = ended ? instant(row, Field.FINISHED, begun, today) : null;
		require(finished != null || !ended, Field.FINISHED);
		Instant returned = (state == DossierState.RETURNED) ? instant(row, Field.RETURNED, finished, today) : null;
		if (submitted == null) {
			throw OldRow.refused(Field.SUBMITTED, "required");
		}
		return new OldCourse(state, submitted, neverReceived ? null : received, suspended, finished, returned);
	}

	private static void require(boolean there, Field field) {
		if (!there) {
			throw OldRow.refused(field, "required");
		}
	}

	private static @Nullable Instant instant(OldRow row, Field field, @Nullable Instant after, LocalDate today) {
		String text = row.optional(field);
		if (text == null) {
			return null;
		}
		Instant instant = WrittenDates.instant(text).orElseThrow(() -> OldRow.refused(field, "local-date"));
		LocalDate day = day(instant);
		if (day.isBefore(FIRST_DAY)) {
			throw OldRow.refused(field, "too-old");
		}
		if (day.isAfter(today)) {
			throw OldRow.refused(field, "future");
		}
		if (after == null || !instant.isBefore(after)) {
			return instant;
		}
		if (day.isBefore(day(after))) {
			throw OldRow.refused(field, "order-of-dates");
		}
		return after;
	}

	private static LocalDate day(Instant instant) {
		return LocalDate.ofInstant(instant, WorkingCalendar.ZONE);
	}

	/** The moment whose day decides which version of the procedure holds. */
	Instant begun() {
		return Objects.requireNonNullElse(this.received, this.submitted);
	}

	Course course(OldRow row, Procedure procedure, WorkingCalendar calendar) {
		String reason = row.optional(Field.REASON);
		if (this.received == null) {
			return new Course(null, null, 0, 0, null, this.finished, null, reason, List.of(), null, List.of(),
					List.of());
		}
		LocalDate due = due(row, this.received, procedure, calendar);
		boolean ended = this.finished != null;
		return new Course(this.received, due, procedure.version(), 0, this.suspended, this.finished, this.returned,
				ended ? reason : null, supplements(reason, due), null, charges(row, reason), List.of());
	}

	private static LocalDate due(OldRow row, Instant received, Procedure procedure, WorkingCalendar calendar) {
		String text = row.optional(Field.DUE);
		if (text == null) {
			return calendar.dueDate(received, procedure.statutoryTime());
		}
		LocalDate due = WrittenDates.day(text).orElseThrow(() -> OldRow.refused(Field.DUE, "local-date"));
		if (due.isBefore(day(received)) || due.getYear() > LAST_YEAR) {
			throw OldRow.refused(Field.DUE, "order-of-dates");
		}
		return due;
	}

	private List<Supplement> supplements(@Nullable String reason, LocalDate due) {
		return (this.state == DossierState.SUPPLEMENT_REQUESTED)
				? List.of(new Supplement(Objects.requireNonNull(this.suspended), Objects.requireNonNull(reason),
						List.of(), null, due, null))
				: List.of();
	}

	private List<Charge> charges(OldRow row, @Nullable String reason) {
		if (this.state != DossierState.PAYMENT_REQUESTED) {
			return List.of();
		}
		String amount = row.required(Field.AMOUNT);
		if (!amount.matches("[0-9]{1,10}") || Long.parseLong(amount) < 1 || Long.parseLong(amount) > MOST_DONG) {
			throw OldRow.refused(Field.AMOUNT, "amount");
		}
		return List.of(new Charge(1, Long.parseLong(amount), Objects.requireNonNull(reason),
				Objects.requireNonNull(this.suspended), List.of()));
	}

}
