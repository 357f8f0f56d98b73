package dev.project06.records.calendar;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The time that an agency has for a dossier (thời hạn giải quyết).
 *
 * @param amount how many units, 1 to 999; 1 for the same day
 * @param unit what is counted
 * @param cutOff from when on, in whole minutes and in the zone of Vietnam, what comes in
 * on a working day counts as received on the next one; {@code null} when the procedure
 * has no such hour, and for calendar days and months
 */
public record StatutoryTime(int amount, Unit unit, @Nullable LocalTime cutOff) {

	private static final Pattern TEXT = Pattern
		.compile("(same-day|([1-9][0-9]{0,2}) (working-hours|working-days|days|months))"
				+ "( cut-off (([01][0-9]|2[0-3]):[0-5][0-9]))?");

	public StatutoryTime {
		if (amount < 1 || amount > 999) {
			throw new IllegalArgumentException("the amount of a statutory time is not 1 to 999");
		}
		if (unit == Unit.SAME_DAY && amount != 1) {
			throw new IllegalArgumentException("the same day is counted once");
		}
		if (cutOff != null && (cutOff.getSecond() != 0 || cutOff.getNano() != 0)) {
			throw new IllegalArgumentException("the cut-off is not in whole minutes");
		}
		if (cutOff != null && !unit.countsWorkingTime()) {
			throw new IllegalArgumentException("a time in calendar days has no cut-off");
		}
	}

	/**
	 * A time without a cut-off.
	 * @param amount how many units
	 * @param unit what is counted
	 */
	public StatutoryTime(int amount, Unit unit) {
		this(amount, unit, null);
	}

	/**
	 * Reads a time such as {@code 7 working-days}, {@code 10 days}, {@code 2 months},
	 * {@code 4 working-hours cut-off 15:00} or {@code same-day cut-off 15:00}.
	 * @param text the text
	 * @return the time
	 * @throws IllegalArgumentException when the text is no such time
	 */
	public static StatutoryTime of(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("a statutory time reads like '7 working-days' or 'same-day'");
		}
		LocalTime cutOff = (matcher.group(5) != null) ? LocalTime.parse(matcher.group(5)) : null;
		if (matcher.group(2) == null) {
			return new StatutoryTime(1, Unit.SAME_DAY, cutOff);
		}
		Unit unit = Unit.valueOf(matcher.group(3).replace('-', '_').toUpperCase(Locale.ROOT));
		return new StatutoryTime(Integer.parseInt(matcher.group(2)), unit, cutOff);
	}

	/** As {@link #of} reads it. */
	@Override
	public String toString() {
		String word = this.unit.name().replace('_', '-').toLowerCase(Locale.ROOT);
		String counted = (this.unit == Unit.SAME_DAY) ? word : this.amount + " " + word;
		return (this.cutOff != null) ? counted + " cut-off " + this.cutOff : counted;
	}

	/**
	 * What a statutory time counts.
	 */
	public enum Unit {

		/**
		 * Working hours: eight are a working day, fewer are the same day.
		 */
		WORKING_HOURS,

		/** The day of reception, or the next working day when it is one of rest. */
		SAME_DAY,

		/** Working days after the day of reception. */
		WORKING_DAYS,

		/** Calendar days after the day of reception. */
		DAYS,

		/** Calendar months after the day of reception. */
		MONTHS;

		/**
		 * Whether days of rest are passed over. Only such a time can have a cut-off.
		 * @return {@code false} for calendar days and months
		 */
		public boolean countsWorkingTime() {
			return this != DAYS && this != MONTHS;
		}

	}

}
