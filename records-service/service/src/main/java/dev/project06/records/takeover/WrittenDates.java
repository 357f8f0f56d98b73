package dev.project06.records.takeover;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.project06.records.calendar.WorkingCalendar;

/**
 * Reads dates as systems in use write them: {@code 2025-03-31}, {@code 31/3/2025} (also
 * with points or hyphens; the day always comes first) and {@code 20250331}, each with a
 * time behind it or without, in Vietnam; and instants with an offset. A year has four
 * digits.
 */
public final class WrittenDates {

	private static final String TIME = "(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]{1,9})?)?)?";

	private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})" + TIME);

	private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})" + TIME);

	private static final Pattern COMPACT = Pattern
		.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2}))?");

	private static final Pattern OFFSET = Pattern.compile("[0-9T:.-]+(Z|[+-][0-9]{2}:[0-9]{2})");

	/** Of some who were born long ago only the year is known. */
	private static final Pattern YEAR = Pattern.compile("(?:0{1,2}[-/.]0{1,2}[-/.])?([0-9]{4})(?:-00-00)?");

	private WrittenDates() {
	}

	/**
	 * Reads a moment; a date alone is the beginning of its day.
	 * @param text what is written
	 * @return the moment, nothing for what is no date
	 */
	public static Optional<Instant> instant(String text) {
		try {
			if (OFFSET.matcher(text).matches()) {
				return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
			}
			return local(text).map((time) -> time.atZone(WorkingCalendar.ZONE).toInstant());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** Nothing for what is no date; a time is left out. */
	static Optional<LocalDate> day(String text) {
		return instant(text).map((instant) -> LocalDate.ofInstant(instant, WorkingCalendar.ZONE));
	}

	/** A birth as {@code yyyy-MM-dd} or {@code yyyy}; nothing for what is none. */
	static Optional<String> birth(String text) {
		Matcher year = YEAR.matcher(text);
		return year.matches() ? Optional.of(year.group(1)) : day(text).map(LocalDate::toString);
	}

	private static Optional<LocalDateTime> local(String text) {
		Matcher yearFirst = YEAR_FIRST.matcher(text);
		if (yearFirst.matches()) {
			return Optional.of(time(yearFirst, 1, 2, 3, 4));
		}
		Matcher dayFirst = DAY_FIRST.matcher(text);
		if (dayFirst.matches()) {
			return Optional.of(time(dayFirst, 4, 3, 1, 5));
		}
		Matcher compact = COMPACT.matcher(text);
		return compact.matches() ? Optional.of(time(compact, 1, 2, 3, 4)) : Optional.empty();
	}

	private static LocalDateTime time(Matcher found, int year, int month, int day, int hour) {
		return LocalDateTime.of(LocalDate.of(number(found, year), number(found, month), number(found, day)),
				LocalTime.of(number(found, hour), number(found, hour + 1), number(found, hour + 2)));
	}

	private static int number(Matcher found, int group) {
		return (found.group(group) != null) ? Integer.parseInt(found.group(group)) : 0;
	}

}
