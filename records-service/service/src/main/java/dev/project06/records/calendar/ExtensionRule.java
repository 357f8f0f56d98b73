package dev.project06.records.calendar;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When an agency that cannot keep an appointment may set another one, with an apology
 * (form 04, phiếu xin lỗi và hẹn lại ngày trả kết quả): once, before the day of the
 * appointment, to a later working day within a limit.
 *
 * @param calendar the working days
 * @param limit how many working days later the new day may be, at least 1; an assumption,
 * since the sources name no limit
 */
public record ExtensionRule(WorkingCalendar calendar, int limit) {

	public ExtensionRule {
		if (limit < 1) {
			throw new IllegalArgumentException("the limit of an extension is less than one working day");
		}
	}

	/**
	 * Judges an extension.
	 * @param before whether the appointment was put off before
	 * @param today the day on which the apology is sent
	 * @param due the appointment that stands
	 * @param later the appointment that is to stand
	 * @return why it may not be, or nothing
	 */
	public Optional<Refusal> judge(boolean before, LocalDate today, LocalDate due, LocalDate later) {
		if (before) {
			return Optional.of(Refusal.EXTENDED_BEFORE);
		}
		if (!today.isBefore(due)) {
			return Optional.of(Refusal.TOO_LATE);
		}
		if (!later.isAfter(due)) {
			return Optional.of(Refusal.NOT_LATER);
		}
		if (later.isAfter(this.calendar.plusWorkingDays(due, this.limit))) {
			return Optional.of(Refusal.BEYOND_THE_LIMIT);
		}
		return this.calendar.isWorkingDay(later) ? Optional.empty() : Optional.of(Refusal.DAY_OF_REST);
	}

	/**
	 * Why an appointment may not be put off.
	 */
	public enum Refusal {

		/** It was put off before. */
		EXTENDED_BEFORE,

		/** It is today, or has passed. */
		TOO_LATE,

		/** The new day is not after the old one. */
		NOT_LATER,

		/** The new day is further away than the limit. */
		BEYOND_THE_LIMIT,

		/** The new day is a weekend or a holiday. */
		DAY_OF_REST

	}

}
