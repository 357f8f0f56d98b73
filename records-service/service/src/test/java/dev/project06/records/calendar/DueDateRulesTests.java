package dev.project06.records.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

import dev.project06.records.calendar.StatutoryTime.Unit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class DueDateRulesTests {

	private static final WorkingCalendar CALENDAR = WorkingCalendar.load();

	@Property
	void everyAppointmentIsOnAWorkingDayNotBeforeReception(@ForAll("receptions") Instant received,
			@ForAll("times") StatutoryTime time) {
		LocalDate due = CALENDAR.dueDate(received, time);
		assertThat(CALENDAR.isWorkingDay(due)).isTrue();
		assertThat(due).isAfterOrEqualTo(day(received));
	}

	@Property
	void workingDaysAreCountedAfterTheDayOfReception(@ForAll("receptions") Instant received,
			@ForAll @IntRange(min = 1, max = 90) int days) {
		LocalDate due = CALENDAR.dueDate(received, new StatutoryTime(days, Unit.WORKING_DAYS));
		assertThat(workingDays(day(received).plusDays(1), due.plusDays(1))).isEqualTo(days);
	}

	@Property
	void calendarDaysEndOnTheFirstWorkingDayFromTheLast(@ForAll("receptions") Instant received,
			@ForAll @IntRange(min = 1, max = 90) int days) {
		LocalDate due = CALENDAR.dueDate(received, new StatutoryTime(days, Unit.DAYS));
		assertThat(due).isAfterOrEqualTo(day(received).plusDays(days));
		assertThat(workingDays(day(received).plusDays(days), due)).isZero();
	}

	@Property
	void laterReceptionNeverMakesAnEarlierAppointment(@ForAll("receptions") Instant one,
			@ForAll("receptions") Instant other, @ForAll("times") StatutoryTime time) {
		Instant earlier = one.isBefore(other) ? one : other;
		Instant later = one.isBefore(other) ? other : one;
		assertThat(CALENDAR.dueDate(later, time)).isAfterOrEqualTo(CALENDAR.dueDate(earlier, time));
	}

	@Property
	void moreTimeNeverMakesAnEarlierAppointment(@ForAll("receptions") Instant received,
			@ForAll("times") StatutoryTime time) {
		if (time.unit() != Unit.SAME_DAY) {
			StatutoryTime more = new StatutoryTime(time.amount() + 1, time.unit(), time.cutOff());
			assertThat(CALENDAR.dueDate(received, more)).isAfterOrEqualTo(CALENDAR.dueDate(received, time));
		}
	}

	@Property
	void aTimeReadsAsItIsWritten(@ForAll("times") StatutoryTime time) {
		assertThat(StatutoryTime.of(time.toString())).isEqualTo(time);
	}

	private static long workingDays(LocalDate from, LocalDate until) {
		return Stream.iterate(from, (day) -> day.isBefore(until), (day) -> day.plusDays(1))
			.filter(CALENDAR::isWorkingDay)
			.count();
	}

	private static LocalDate day(Instant instant) {
		return instant.atZone(WorkingCalendar.ZONE).toLocalDate();
	}

	@Provide
	Arbitrary<Instant> receptions() {
		long from = ZonedDateTime.of(2022, 1, 1, 0, 0, 0, 0, WorkingCalendar.ZONE).toEpochSecond();
		long until = ZonedDateTime.of(2030, 1, 1, 0, 0, 0, 0, WorkingCalendar.ZONE).toEpochSecond();
		return Arbitraries.longs().between(from, until).map(Instant::ofEpochSecond);
	}

	@Provide
	Arbitrary<StatutoryTime> times() {
		Arbitrary<LocalTime> cutOffs = Arbitraries.integers()
			.between(0, 1439)
			.map((minute) -> LocalTime.of(minute / 60, minute % 60));
		return Combinators
			.combine(Arbitraries.integers().between(1, 60), Arbitraries.of(Unit.class), cutOffs.injectNull(0.5))
			.as((amount, unit, cutOff) -> new StatutoryTime((unit == Unit.SAME_DAY) ? 1 : amount, unit,
					unit.countsWorkingTime() ? cutOff : null));
	}

}
