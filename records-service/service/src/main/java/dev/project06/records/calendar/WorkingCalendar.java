package dev.project06.records.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.project06.records.table.Row;
import dev.project06.records.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Working days of Vietnam's public bodies: Monday to Friday but for holidays, and the
 * Saturdays that make up for swapped days. Holidays are known for the years of the table;
 * in other years only the weekends and the holidays with a fixed solar date rest, which
 * {@link #standing} tells.
 */
public final class WorkingCalendar {

	/** The zone in which days begin and end: UTC+7, without summer time. */
	public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

	private static final String VERSION = "2026-11-22";

	private static final int HOURS_A_DAY = 8;

	static final List<String> COLUMNS = List.of("date", "weekday", "kind", "name_vi", "name_en", "rule", "status",
			"source");

	private static final Map<String, DayOfWeek> WEEKDAYS = Map.of("Mon", DayOfWeek.MONDAY, "Tue", DayOfWeek.TUESDAY,
			"Wed", DayOfWeek.WEDNESDAY, "Thu", DayOfWeek.THURSDAY, "Fri", DayOfWeek.FRIDAY, "Sat", DayOfWeek.SATURDAY,
			"Sun", DayOfWeek.SUNDAY);

	/** Articles 112 of the Labour Code and 2 of Resolution 28/2026/QH16. */
	private static final Map<MonthDay, Integer> FIXED_SINCE = Map.of(MonthDay.of(1, 1), 0, MonthDay.of(4, 30), 0,
			MonthDay.of(5, 1), 0, MonthDay.of(9, 2), 0, MonthDay.of(11, 24), 2026);

	private final Map<LocalDate, Boolean> working;

	private final Map<Integer, Standing> standings;

	private WorkingCalendar(Map<LocalDate, Boolean> working, Map<Integer, Standing> standings) {
		this.working = Map.copyOf(working);
		this.standings = Map.copyOf(standings);
	}

	/**
	 * The calendar that the service ships.
	 * @return the calendar
	 * @throws dev.project06.records.table.BadTableException when its table is wrong
	 */
	public static WorkingCalendar load() {
		return of(Table.read(WorkingCalendar.class, "holidays-" + VERSION + ".csv", COLUMNS));
	}

	static WorkingCalendar of(List<Row> rows) {
		Map<LocalDate, Boolean> working = new HashMap<>();
		Map<Integer, Standing> standings = new HashMap<>();
		for (Row row : rows) {
			LocalDate date = row.value("date", LocalDate::parse);
			if (row.choice("weekday", WEEKDAYS) != date.getDayOfWeek()) {
				throw row.bad("weekday", "is not that of the date");
			}
			boolean makesUp = row.choice("kind",
					Map.of("off", false, "holiday-on-weekend", false, "workday-makeup", true));
			if (isWeekend(date) == row.text("kind").equals("off")) {
				throw row.bad("kind", "does not go with the day of the week");
			}
			if (working.put(date, makesUp) != null) {
				throw row.bad("date", "stands in the table twice");
			}
			standings.merge(date.getYear(), row.choice("status",
					Map.of("final", Standing.FINAL, "statutory", Standing.FINAL, "estimate", Standing.ESTIMATE)),
					(one, other) -> (one == other) ? one : Standing.ESTIMATE);
		}
		return new WorkingCalendar(working, standings);
	}

	/**
	 * The day on which the table was compiled, which tells one table from another.
	 * @return an ISO date
	 */
	public String version() {
		return VERSION;
	}

	/**
	 * How well the working days of a year are known.
	 * @param year the year
	 * @return the standing
	 */
	public Standing standing(int year) {
		return this.standings.getOrDefault(year, Standing.UNKNOWN);
	}

	/**
	 * Whether public bodies work on a day.
	 * @param day the day
	 * @return whether they do
	 */
	public boolean isWorkingDay(LocalDate day) {
		Boolean tabled = this.working.get(day);
		if (tabled != null) {
			return tabled;
		}
		return !isWeekend(day) && (standing(day.getYear()) != Standing.UNKNOWN || !isFixedHoliday(day));
	}

	/**
	 * The day of the appointment (ngày hẹn trả): the last day of the statutory time, the
	 * day of reception not counted (article 147 of the Civil Code), and the next working
	 * day when that day is one of rest (article 148).
	 * @param receivedAt when the agency received the dossier
	 * @param time the statutory time
	 * @return a working day, not before that of reception
	 */
	public LocalDate dueDate(Instant receivedAt, StatutoryTime time) {
		return dueDate(receivedAt, time, List.of());
	}

	/**
	 * The day of the appointment of a dossier that was suspended: later by the days that
	 * passed meanwhile, the day of each request not counted. These are working days, or
	 * calendar days when the time is counted in days or months.
	 * @param receivedAt when the agency received the dossier
	 * @param time the statutory time
	 * @param suspensions when it rested; days that stand in two of them count once
	 * @return a working day, not before that of reception
	 */
	public LocalDate dueDate(Instant receivedAt, StatutoryTime time, Collection<Suspension> suspensions) {
		LocalDate received = receptionDay(receivedAt, time.cutOff());
		LocalDate first = switch (time.unit()) {
			case SAME_DAY, WORKING_HOURS -> workingDayFrom(received);
			case WORKING_DAYS, DAYS, MONTHS -> received;
		};
		List<LocalDate> rested = suspensions.stream()
			.flatMap((suspension) -> daysOf(suspension, first, time.cutOff()))
			.distinct()
			.toList();
		int workingDays = (int) rested.stream().filter(this::isWorkingDay).count();
		return switch (time.unit()) {
			case SAME_DAY -> plusWorkingDays(first, workingDays);
			case WORKING_HOURS -> plusWorkingDays(first, time.amount() / HOURS_A_DAY + workingDays);
			case WORKING_DAYS -> plusWorkingDays(first, time.amount() + workingDays);
			case DAYS -> workingDayFrom(first.plusDays(time.amount()).plusDays(rested.size()));
			case MONTHS -> workingDayFrom(first.plusMonths(time.amount()).plusDays(rested.size()));
		};
	}

	/**
	 * An appointment after a suspension, where all that is known is the day: later by the
	 * working days that passed meanwhile, the day of the request not counted. For a time
	 * in working days that is what {@link #dueDate(Instant, StatutoryTime, Collection)}
	 * says; for one in calendar days only that knows where it ended before it was moved
	 * to a working day.
	 * @param due the appointment that stood
	 * @param suspendedAt when the agency asked
	 * @param resumedAt when it got what it asked for, not before that
	 * @return a working day, not before the one that stood
	 */
	public LocalDate resumed(LocalDate due, Instant suspendedAt, Instant resumedAt) {
		Suspension suspension = new Suspension(suspendedAt, resumedAt);
		return plusWorkingDays(workingDayFrom(due),
				(int) daysOf(suspension, day(suspendedAt), null).filter(this::isWorkingDay).count());
	}

	/** Without the day on which it begins, and with that on which it ends. */
	private Stream<LocalDate> daysOf(Suspension suspension, LocalDate notBefore, @Nullable LocalTime cutOff) {
		LocalDate asked = day(suspension.from());
		LocalDate first = (asked.isBefore(notBefore) ? notBefore : asked).plusDays(1);
		LocalDate end = receptionDay(suspension.until(), cutOff).plusDays(1);
		return end.isAfter(first) ? first.datesUntil(end) : Stream.empty();
	}

	/** A procedure with a cut-off knows no reception on a day of rest. */
	private LocalDate receptionDay(Instant at, @Nullable LocalTime cutOff) {
		LocalDate day = day(at);
		if (cutOff == null) {
			return day;
		}
		return workingDayFrom(at.atZone(ZONE).toLocalTime().isBefore(cutOff) ? day : day.plusDays(1));
	}

	private static LocalDate day(Instant at) {
		return at.atZone(ZONE).toLocalDate();
	}

	/**
	 * Counts on.
	 * @param day the day from which, itself not counted
	 * @param workingDays how many working days, at least 0
	 * @return the last of them; the day itself for none
	 */
	LocalDate plusWorkingDays(LocalDate day, int workingDays) {
		LocalDate last = day;
		for (int left = workingDays; left > 0; left--) {
			last = workingDayFrom(last.plusDays(1));
		}
		return last;
	}

	private LocalDate workingDayFrom(LocalDate day) {
		LocalDate next = day;
		while (!isWorkingDay(next)) {
			next = next.plusDays(1);
		}
		return next;
	}

	/**
	 * Whether a day is a Saturday or a Sunday.
	 * @param day the day
	 * @return whether it is
	 */
	public static boolean isWeekend(LocalDate day) {
		return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
	}

	private static boolean isFixedHoliday(LocalDate day) {
		Integer since = FIXED_SINCE.get(MonthDay.from(day));
		return since != null && day.getYear() >= since;
	}

	/**
	 * How well the working days of a year are known.
	 */
	public enum Standing {

		/** By the notices of the year, or by statute alone. */
		FINAL,

		/** Some days are an estimate, because no notice had been published. */
		ESTIMATE,

		/** Only the weekends and the holidays with a fixed solar date are known. */
		UNKNOWN

	}

}
