package dev.project06.metrics.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;

import dev.project06.metrics.cell.Days;

/**
 * A day, ISO week, month, quarter or year.
 *
 * @param name as it is written: {@code 2026-11-22}, {@code 2026-W47}, {@code 2026-11},
 * {@code 2026-Q4}, {@code 2026}
 * @param days from its first to its last
 */
record Period(String name, Days days) {

	private static final Pattern DAY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");

	private static final Pattern WEEK = Pattern.compile("20\\d\\d-W\\d\\d");

	private static final Pattern MONTH = Pattern.compile("20\\d\\d-\\d\\d");

	private static final Pattern QUARTER = Pattern.compile("20\\d\\d-Q[1-4]");

	private static final Pattern YEAR = Pattern.compile("20\\d\\d");

	private static final String FIELD = "period";

	/**
	 * Reads a period of this century.
	 * @param text as in {@link #name()}
	 * @return the period
	 * @throws InvalidQueryException when it has another form, or there is no such day,
	 * week or month
	 */
	static Period of(String text) {
		try {
			return new Period(text, days(text));
		}
		catch (DateTimeException ex) {
			throw new InvalidQueryException(FIELD, "date");
		}
	}

	static Period year(LocalDate day) {
		return of(String.valueOf(day.getYear()));
	}

	private static Days days(String text) {
		if (DAY.matcher(text).matches()) {
			LocalDate day = LocalDate.parse(text);
			return new Days(day, day);
		}
		if (WEEK.matcher(text).matches()) {
			LocalDate monday = LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE);
			return new Days(monday, monday.plusDays(6));
		}
		if (MONTH.matcher(text).matches()) {
			YearMonth month = YearMonth.parse(text);
			return new Days(month.atDay(1), month.atEndOfMonth());
		}
		if (QUARTER.matcher(text).matches()) {
			LocalDate first = LocalDate.parse(text.substring(0, 4) + "-01-01")
				.with(IsoFields.QUARTER_OF_YEAR, text.charAt(6) - '0');
			return new Days(first, first.plusMonths(3).minusDays(1));
		}
		if (YEAR.matcher(text).matches()) {
			return new Days(LocalDate.parse(text + "-01-01"), LocalDate.parse(text + "-12-31"));
		}
		throw new InvalidQueryException(FIELD, FIELD);
	}

}
