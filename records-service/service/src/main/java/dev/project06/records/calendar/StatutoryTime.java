package dev.project06.records.calendar;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that an agency has for a dossier (thời hạn giải quyết).
 *
 * @param amount how many units, 1 to 999; 1 for the same day
 * @param unit what is counted
 */
public record StatutoryTime(int amount, Unit unit) {

	private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,2}) (working-hours|working-days|days|months)");

	public StatutoryTime {
		if (amount < 1 || amount > 999) {
			throw new IllegalArgumentException("the amount of a statutory time is not 1 to 999");
		}
		if (unit == Unit.SAME_DAY && amount != 1) {
			throw new IllegalArgumentException("the same day is counted once");
		}
	}

	/**
	 * Reads a time such as {@code 7 working-days}, {@code 10 days}, {@code 2 months},
	 * {@code 4 working-hours} or {@code same-day}.
	 * @param text the text
	 * @return the time
	 * @throws IllegalArgumentException when the text is no such time
	 */
	public static StatutoryTime of(String text) {
		if (text.equals("same-day")) {
			return new StatutoryTime(1, Unit.SAME_DAY);
		}
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("a statutory time reads like '7 working-days' or 'same-day'");
		}
		Unit unit = Unit.valueOf(matcher.group(2).replace('-', '_').toUpperCase(Locale.ROOT));
		return new StatutoryTime(Integer.parseInt(matcher.group(1)), unit);
	}

	/** As {@link #of} reads it. */
	@Override
	public String toString() {
		String word = this.unit.name().replace('_', '-').toLowerCase(Locale.ROOT);
		return (this.unit == Unit.SAME_DAY) ? word : this.amount + " " + word;
	}

	/**
	 * What a statutory time counts.
	 */
	public enum Unit {

		/**
		 * Working hours: eight are a working day, fewer are the same day.
		 */
		WORKING_HOURS,

		/** The day of reception, or the next working day when received late. */
		SAME_DAY,

		/** Working days after the day of reception. */
		WORKING_DAYS,

		/** Calendar days after the day of reception. */
		DAYS,

		/** Calendar months after the day of reception. */
		MONTHS

	}

}
