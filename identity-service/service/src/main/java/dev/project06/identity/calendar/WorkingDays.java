package dev.project06.identity.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Working days of Vietnam's public bodies: Monday to Friday but for holidays, and the
 * Saturdays that make up for swapped days (Labour Code 45/2019/QH14, articles 111 and
 * 112, and the notices of each year). Holidays are known for 2024 to 2027; in other years
 * only the weekends and the holidays with a fixed solar date rest.
 */
public final class WorkingDays {

	/** The zone in which days begin and end: UTC+7, without summer time. */
	public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

	private static final String TABLE = "holidays-2026-11-22.csv";

	/**
	 * With the year since which each is a holiday (24 November: Resolution 28/2026/QH16).
	 */
	private static final Map<MonthDay, Integer> FIXED = Map.of(MonthDay.of(1, 1), 0, MonthDay.of(4, 30), 0,
			MonthDay.of(5, 1), 0, MonthDay.of(9, 2), 0, MonthDay.of(11, 24), 2026);

	private final Map<LocalDate, Boolean> tabled = new HashMap<>();

	private final Set<Integer> years = new HashSet<>();

	/**
	 * Reads the table that the service ships.
	 */
	public WorkingDays() {
		text().lines().skip(1).map((line) -> line.split(",", 4)).forEach((fields) -> {
			LocalDate day = LocalDate.parse(fields[0]);
			this.tabled.put(day, fields[2].equals("workday-makeup"));
			this.years.add(day.getYear());
		});
	}

	private static String text() {
		try (InputStream in = Objects.requireNonNull(WorkingDays.class.getResourceAsStream(TABLE), TABLE)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(TABLE, ex);
		}
	}

	/**
	 * Whether public bodies work on a day.
	 * @param day the day
	 * @return whether they do
	 */
	public boolean isWorkingDay(LocalDate day) {
		Boolean known = this.tabled.get(day);
		if (known != null) {
			return known;
		}
		boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
		Integer holidaySince = FIXED.get(MonthDay.from(day));
		boolean fixed = holidaySince != null && day.getYear() >= holidaySince;
		return !weekend && (this.years.contains(day.getYear()) || !fixed);
	}

	/**
	 * The end of a term in working days. The day on which it begins is not counted
	 * (article 147 of the Civil Code), and the last day counts until midnight (article
	 * 148).
	 * @param from when it begins
	 * @param days how many working days, at least 1
	 * @return the first instant after the term
	 */
	public Instant endOfTerm(Instant from, int days) {
		LocalDate day = from.atZone(ZONE).toLocalDate();
		for (int left = days; left > 0; left--) {
			day = day.plusDays(1);
			while (!isWorkingDay(day)) {
				day = day.plusDays(1);
			}
		}
		return midnightAfter(day);
	}

	/**
	 * The end of a term in days of the calendar, counted as above.
	 * @param from when it begins
	 * @param days how many days
	 * @return the first instant after the term
	 */
	public static Instant endOfCalendarTerm(Instant from, int days) {
		return midnightAfter(from.atZone(ZONE).toLocalDate().plusDays(days));
	}

	private static Instant midnightAfter(LocalDate day) {
		return day.plusDays(1).atStartOfDay(ZONE).toInstant();
	}

}
