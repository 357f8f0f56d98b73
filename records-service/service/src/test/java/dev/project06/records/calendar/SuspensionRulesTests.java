package dev.project06.records.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.project06.records.calendar.StatutoryTime.Unit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds appointments of suspended dossiers, received from 2024 to 2027, against rules and
 * against a count day by day that shares nothing with the calendar but its working days.
 */
class SuspensionRulesTests {

	private static final WorkingCalendar CALENDAR = WorkingCalendar.load();

	@Property(tries = 10_000)
	void anAppointmentIsWhatACountDayByDayFinds(@ForAll("times") StatutoryTime time, @ForAll("lives") Life life) {
		assertThat(CALENDAR.dueDate(life.received(), time, life.suspensions())).isEqualTo(recount(time, life));
	}

	@Property
	void everyAppointmentIsOnAWorkingDay(@ForAll("times") StatutoryTime time, @ForAll("lives") Life life) {
		assertThat(CALENDAR.isWorkingDay(CALENDAR.dueDate(life.received(), time, life.suspensions()))).isTrue();
	}

	@Property
	void oneSuspensionMoreNeverMakesAnEarlierAppointment(@ForAll("times") StatutoryTime time,
			@ForAll("lives") Life life) {
		LocalDate earlier = CALENDAR.dueDate(life.received(), time);
		for (int count = 1; count <= life.suspensions().size(); count++) {
			LocalDate later = CALENDAR.dueDate(life.received(), time, life.suspensions().subList(0, count));
			assertThat(later).isAfterOrEqualTo(earlier);
			earlier = later;
		}
	}

	@Property
	void twoSuspensionsThatTouchAreOne(@ForAll("times") StatutoryTime time, @ForAll("lives") Life life,
			@ForAll @DoubleRange(min = 0, max = 1) double where) {
		List<Suspension> split = new ArrayList<>();
		for (Suspension whole : life.suspensions()) {
			Instant middle = whole.from()
				.plusSeconds((long) (where * Duration.between(whole.from(), whole.until()).toSeconds()));
			split.add(new Suspension(whole.from(), middle));
			split.add(new Suspension(middle, whole.until()));
		}
		assertThat(CALENDAR.dueDate(life.received(), time, split))
			.isEqualTo(CALENDAR.dueDate(life.received(), time, life.suspensions()));
	}

	@Property
	void receptionEarlierNeverMakesALaterAppointment(@ForAll("times") StatutoryTime time, @ForAll("lives") Life life,
			@ForAll @LongRange(min = 0, max = 5_000_000) long seconds) {
		Instant earlier = life.received().minusSeconds(seconds);
		assertThat(CALENDAR.dueDate(earlier, time, life.suspensions()))
			.isBeforeOrEqualTo(CALENDAR.dueDate(life.received(), time, life.suspensions()));
	}

	@Property
	void aTimeInWorkingDaysNeedsOnlyTheAppointmentThatStood(@ForAll("lives") Life life) {
		StatutoryTime time = new StatutoryTime(7, Unit.WORKING_DAYS);
		LocalDate due = CALENDAR.dueDate(life.received(), time);
		for (Suspension suspension : life.suspensions()) {
			due = CALENDAR.resumed(due, suspension.from(), suspension.until());
		}
		assertThat(due).isEqualTo(CALENDAR.dueDate(life.received(), time, life.suspensions()));
	}

	private static LocalDate recount(StatutoryTime time, Life life) {
		LocalDate start = received(life.received(), time.cutOff());
		boolean firstDayCounts = time.unit() == Unit.SAME_DAY || time.unit() == Unit.WORKING_HOURS;
		while (firstDayCounts && !CALENDAR.isWorkingDay(start)) {
			start = start.plusDays(1);
		}
		int restedDays = 0;
		int restedWorkingDays = 0;
		LocalDate end = life.suspensions().isEmpty() ? start
				: received(life.suspensions().getLast().until(), time.cutOff()).plusDays(1);
		for (LocalDate day = start.plusDays(1); day.isBefore(end); day = day.plusDays(1)) {
			if (rests(day, time.cutOff(), life.suspensions())) {
				restedDays++;
				restedWorkingDays += CALENDAR.isWorkingDay(day) ? 1 : 0;
			}
		}
		boolean calendarDays = time.unit() == Unit.DAYS || time.unit() == Unit.MONTHS;
		int left = switch (time.unit()) {
			case SAME_DAY -> restedWorkingDays;
			case WORKING_HOURS -> time.amount() / 8 + restedWorkingDays;
			case WORKING_DAYS -> time.amount() + restedWorkingDays;
			case DAYS -> time.amount() + restedDays;
			case MONTHS -> (int) (start.plusMonths(time.amount()).toEpochDay() - start.toEpochDay()) + restedDays;
		};
		LocalDate day = start;
		while (left > 0) {
			day = day.plusDays(1);
			left -= (calendarDays || CALENDAR.isWorkingDay(day)) ? 1 : 0;
		}
		while (!CALENDAR.isWorkingDay(day)) {
			day = day.plusDays(1);
		}
		return day;
	}

	private static boolean rests(LocalDate day, @Nullable LocalTime cutOff, List<Suspension> suspensions) {
		for (Suspension suspension : suspensions) {
			LocalDate asked = suspension.from().atZone(WorkingCalendar.ZONE).toLocalDate();
			if (day.isAfter(asked) && !day.isAfter(received(suspension.until(), cutOff))) {
				return true;
			}
		}
		return false;
	}

	private static LocalDate received(Instant at, @Nullable LocalTime cutOff) {
		ZonedDateTime moment = at.atZone(WorkingCalendar.ZONE);
		LocalDate day = moment.toLocalDate();
		if (cutOff == null) {
			return day;
		}
		if (!moment.toLocalTime().isBefore(cutOff)) {
			day = day.plusDays(1);
		}
		while (!CALENDAR.isWorkingDay(day)) {
			day = day.plusDays(1);
		}
		return day;
	}

	@Provide
	Arbitrary<Instant> instants() {
		long from = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, WorkingCalendar.ZONE).toEpochSecond();
		long until = ZonedDateTime.of(2027, 12, 31, 23, 59, 59, 0, WorkingCalendar.ZONE).toEpochSecond();
		return Arbitraries.longs().between(from, until).map(Instant::ofEpochSecond);
	}

	/** Suspensions one after the other, some beginning after the time has run out. */
	@Provide
	Arbitrary<Life> lives() {
		Arbitrary<List<Long>> seconds = Arbitraries.longs()
			.between(0, Duration.ofDays(30).toSeconds())
			.list()
			.ofMaxSize(6);
		return Combinators.combine(instants(), seconds).as((received, lengths) -> {
			List<Suspension> suspensions = new ArrayList<>();
			Instant at = received;
			for (int i = 0; i + 1 < lengths.size(); i += 2) {
				Instant from = at.plusSeconds(lengths.get(i));
				at = from.plusSeconds(lengths.get(i + 1));
				suspensions.add(new Suspension(from, at));
			}
			return new Life(received, suspensions);
		});
	}

	@Provide
	Arbitrary<StatutoryTime> times() {
		Arbitrary<LocalTime> cutOffs = Arbitraries.of(LocalTime.of(15, 0), LocalTime.of(11, 30));
		return Combinators
			.combine(Arbitraries.integers().between(1, 40), Arbitraries.of(Unit.class), cutOffs.injectNull(0.5))
			.as((amount, unit, cutOff) -> switch (unit) {
				case SAME_DAY -> new StatutoryTime(1, unit, cutOff);
				case WORKING_HOURS, WORKING_DAYS -> new StatutoryTime(amount, unit, cutOff);
				case DAYS -> new StatutoryTime(amount, unit);
				case MONTHS -> new StatutoryTime(Math.ceilDiv(amount, 4), unit);
			});
	}

	record Life(Instant received, List<Suspension> suspensions) {
	}

}
