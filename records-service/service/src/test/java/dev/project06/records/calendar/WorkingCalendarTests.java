package dev.project06.records.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import dev.project06.records.calendar.WorkingCalendar.Standing;
import dev.project06.records.table.BadTableException;
import dev.project06.records.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WorkingCalendarTests {

	private final WorkingCalendar calendar = WorkingCalendar.load();

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource({ "2026-11-23, true, a Monday", "2026-11-24, false, Vietnamese Culture Day",
			"2025-11-24, true, a year before the day was a holiday", "2026-11-22, false, a Sunday",
			"2026-11-28, false, a Saturday", "2024-05-04, true, a make-up Saturday",
			"2025-04-26, true, a make-up Saturday", "2026-01-10, true, a make-up Saturday",
			"2026-08-22, true, a make-up Saturday", "2024-04-29, false, a swapped Monday",
			"2025-05-02, false, a swapped Friday", "2026-01-02, false, a swapped Friday",
			"2026-08-31, false, a swapped Monday", "2024-02-14, false, the last day of Tết",
			"2024-02-15, true, the first day after Tết", "2025-01-31, false, Tết", "2026-02-20, false, Tết",
			"2026-02-23, true, after Tết", "2026-04-27, false, in lieu of a Sunday",
			"2027-05-03, false, in lieu of a Saturday" })
	void knowsTheDaysOfTheNotices(LocalDate day, boolean working, String why) {
		assertThat(this.calendar.isWorkingDay(day)).as(why).isEqualTo(working);
	}

	@ParameterizedTest(name = "{1} after {0} is {2}: {3}")
	@CsvSource({ "2026-11-20T09:00, 2 working-days, 2026-11-25, passes over 24 November",
			"2026-11-23T09:00, 1 working-days, 2026-11-25, passes over 24 November",
			"2026-02-13T09:00, 1 working-days, 2026-02-23, passes over Tết",
			"2024-02-07T09:00, 2 working-days, 2024-02-16, passes over Tết",
			"2026-01-09T09:00, 1 working-days, 2026-01-10, works on a make-up Saturday",
			"2025-04-25T16:00, 2 working-days, 2025-04-28, counts a make-up Saturday",
			"2026-11-21T09:00, 1 working-days, 2026-11-23, received on a Saturday",
			"2026-11-16T23:59, 7 working-days, 2026-11-26, the hour does not count",
			"2026-11-02T09:00, 10 days, 2026-11-12, ends on a working day",
			"2026-04-20T09:00, 10 days, 2026-05-04, ends on 30 April",
			"2026-11-12T09:00, 10 days, 2026-11-23, ends on a Sunday",
			"2025-04-16T09:00, 10 days, 2025-04-26, ends on a make-up Saturday",
			"2026-01-31T09:00, 1 months, 2026-03-02, has no such day and ends on a Saturday",
			"2026-08-24T09:00, 3 months, 2026-11-25, ends on 24 November",
			"2026-11-23T14:59, same-day cut-off 15:00, 2026-11-23, before the cut-off",
			"2026-11-23T15:00, same-day cut-off 15:00, 2026-11-25, at the cut-off and before a holiday",
			"2026-11-20T15:00, same-day cut-off 15:00, 2026-11-23, at the cut-off on a Friday",
			"2026-11-21T10:00, same-day cut-off 15:00, 2026-11-23, on a Saturday",
			"2026-11-21T16:00, same-day cut-off 15:00, 2026-11-23, late on a Saturday",
			"2026-11-16T09:00, 4 working-hours, 2026-11-16, half a day",
			"2026-11-16T16:00, 4 working-hours cut-off 15:00, 2026-11-17, half a day after the cut-off",
			"2026-11-16T09:00, 24 working-hours, 2026-11-19, three days",
			"2026-11-16T23:00, same-day, 2026-11-16, knows no cut-off",
			"2026-11-20T14:59, 1 working-days cut-off 15:00, 2026-11-23, before the cut-off",
			"2026-11-20T15:00, 1 working-days cut-off 15:00, 2026-11-25, counts from Monday",
			"2026-11-21T09:00, 1 working-days cut-off 15:00, 2026-11-25, counts from Monday" })
	void findsTheDayOfTheAppointment(LocalDateTime received, String time, LocalDate due, String why) {
		Instant receivedAt = received.atZone(WorkingCalendar.ZONE).toInstant();
		assertThat(this.calendar.dueDate(receivedAt, StatutoryTime.of(time))).as(why).isEqualTo(due);
	}

	@Test
	void countsInTheZoneOfVietnam() {
		StatutoryTime oneDay = StatutoryTime.of("1 working-days");
		assertThat(this.calendar.dueDate(Instant.parse("2026-11-16T16:59:59Z"), oneDay)).isEqualTo("2026-11-17");
		assertThat(this.calendar.dueDate(Instant.parse("2026-11-16T17:00:00Z"), oneDay)).isEqualTo("2026-11-18");
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "2023, UNKNOWN", "2024, FINAL", "2025, FINAL", "2026, FINAL", "2027, ESTIMATE", "2028, UNKNOWN" })
	void saysHowWellAYearIsKnown(int year, Standing standing) {
		assertThat(this.calendar.standing(year)).isEqualTo(standing);
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "2030-01-01, false", "2029-04-30, false", "2029-05-01, false", "2030-09-02, false",
			"2028-11-24, false", "2022-11-24, true", "2030-09-03, true", "2028-01-24, true", "2023-01-02, true" })
	void knowsOnlyFixedHolidaysInOtherYears(LocalDate day, boolean working) {
		assertThat(this.calendar.isWorkingDay(day)).isEqualTo(working);
	}

	@Test
	void namesItsVersion() {
		assertThat(this.calendar.version()).isEqualTo("2026-11-22");
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					2026-11-31,Tue,off,final                | date has the value '2026-11-31' which cannot be: Text '2026-11-31' could not be parsed: Invalid date 'NOVEMBER 31'
					2026-11-24,Mon,off,final                | weekday is not that of the date
					2026-11-24,Tue,holiday,final            | kind has the value 'holiday' which is none of [holiday-on-weekend, off, workday-makeup]
					2026-11-24,Tue,workday-makeup,final     | kind does not go with the day of the week
					2026-11-24,Tue,holiday-on-weekend,final | kind does not go with the day of the week
					2026-11-22,Sun,off,final                | kind does not go with the day of the week
					2026-11-24,Tue,off,heard                | status has the value 'heard' which is none of [estimate, final, statutory]
					2026-01-01,Thu,off,final                | date stands in the table twice
					""")
	void namesWhatIsWrongInTheTable(String line, String reason) {
		String[] fields = line.split(",", -1);
		String csv = String.join(",", WorkingCalendar.COLUMNS) + "\n2026-01-01,Thu,off,A,A,A,final,A\n"
				+ "%s,%s,%s,A,A,A,%s,A\n".formatted((Object[]) fields);
		assertThatExceptionOfType(BadTableException.class)
			.isThrownBy(() -> WorkingCalendar
				.of(Table.parse("holidays.csv", csv.getBytes(StandardCharsets.UTF_8), WorkingCalendar.COLUMNS)))
			.withMessage("holidays.csv, line 3: column " + reason);
	}

}
