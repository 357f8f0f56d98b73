package dev.project06.records.procedure;

import java.time.Instant;
import java.time.LocalDate;

import dev.project06.records.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the history of a procedure.
 *
 * @param revision how many edits came before
 * @param kind what was done
 * @param content the version as it was written
 * @param signature who did it
 */
public record Edit(int revision, Kind kind, Procedure content, Signature signature) {

	/** The day on which the shipped tables were compiled. */
	private static final LocalDate COMPILED = LocalDate.of(2026, 11, 22);

	static Edit shipped(Procedure content) {
		return new Edit(0, Kind.SHIPPED, content,
				new Signature("shipped", COMPILED.atStartOfDay(WorkingCalendar.ZONE).toInstant(), null, null));
	}

	/**
	 * What an edit does to a version.
	 */
	public enum Kind {

		/** It came with the service. */
		SHIPPED,

		/** It follows the one before, from a day on. */
		ADDED,

		/** It was changed before its first day. */
		ALTERED,

		/** It got a last day. */
		ENDED

	}

	/**
	 * Who made an edit, and by which request.
	 *
	 * @param account subject of the token
	 * @param at when
	 * @param request digest of caller and {@code Idempotency-Key}; {@code null} when the
	 * edit needs none
	 * @param body digest of what was asked for; {@code null} when the edit needs none
	 */
	public record Signature(String account, Instant at, @Nullable String request, @Nullable String body) {

		LocalDate day() {
			return LocalDate.ofInstant(this.at, WorkingCalendar.ZONE);
		}

	}

	/**
	 * What comes of an attempt to edit.
	 */
	public sealed interface Ruling {

		/**
		 * It may be done.
		 *
		 * @param history the history with the edit
		 */
		record Done(History history) implements Ruling {
		}

		/**
		 * A field says something that may not be.
		 *
		 * @param field name of the field
		 * @param check name of the failed check
		 */
		record Refused(String field, String check) implements Ruling {
		}

		/** Dossiers may have been received under the version already. */
		record Begun() implements Ruling {
		}

		/** There is no such version. */
		record Missing() implements Ruling {
		}

	}

}
