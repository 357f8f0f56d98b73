package dev.project06.identity.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingDaysTests {

	private final WorkingDays days = new WorkingDays();

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource({ "2026-11-23, true, a Monday", "2026-11-24, false, Vietnamese Culture Day",
			"2025-11-24, true, a year before the day was a holiday", "2026-11-22, false, a Sunday",
			"2024-05-04, true, a make-up Saturday", "2025-04-26, true, a make-up Saturday",
			"2026-01-10, true, a make-up Saturday", "2026-08-22, true, a make-up Saturday",
			"2026-01-02, false, a swapped Friday", "2026-02-20, false, Tết", "2026-02-23, true, after Tết",
			"2026-04-27, false, in lieu of a Sunday", "2030-01-01, false, fixed", "2029-04-30, false, fixed",
			"2022-11-24, true, not yet a holiday", "2030-09-03, true, the neighbour of a fixed day" })
	void knowsTheDaysOfTheNotices(LocalDate day, boolean working, String why) {
		assertThat(this.days.isWorkingDay(day)).as(why).isEqualTo(working);
	}

	@ParameterizedTest(name = "{1} after {0} ends with {2}: {3}")
	@CsvSource({ "2026-11-20T09:00, 1, 2026-11-23, over a weekend", "2026-11-20T09:00, 2, 2026-11-25, over 24 November",
			"2026-02-13T09:00, 1, 2026-02-23, over Tết", "2026-01-09T09:00, 1, 2026-01-10, on a make-up Saturday",
			"2026-11-16T23:59, 7, 2026-11-26, the hour does not count",
			"2026-11-21T09:00, 3, 2026-11-26, on a Saturday" })
	void aTermInWorkingDaysEndsWithItsLastDay(LocalDateTime from, int term, LocalDate last, String why) {
		assertThat(this.days.endOfTerm(from.atZone(WorkingDays.ZONE).toInstant(), term)).as(why)
			.isEqualTo(last.plusDays(1).atStartOfDay(WorkingDays.ZONE).toInstant());
	}

	@Test
	void daysBeginInTheZoneOfVietnam() {
		assertThat(this.days.endOfTerm(Instant.parse("2026-11-16T16:59:59Z"), 1)).isEqualTo("2026-11-17T17:00:00Z");
		assertThat(this.days.endOfTerm(Instant.parse("2026-11-16T17:00:00Z"), 1)).isEqualTo("2026-11-18T17:00:00Z");
	}

	@Test
	void aTermInDaysCountsDaysOfRestToo() {
		assertThat(WorkingDays.endOfCalendarTerm(Instant.parse("2026-11-16T09:00:00Z"), 7))
			.isEqualTo("2026-11-23T17:00:00Z");
	}

	@Property
	void aLongerTermEndsLater(@ForAll @IntRange(max = 2_000_000_000) int second,
			@ForAll @IntRange(min = 1, max = 30) int term) {
		Instant from = Instant.ofEpochSecond(second);
		assertThat(this.days.endOfTerm(from, term + 1)).isAfter(this.days.endOfTerm(from, term));
		assertThat(this.days.endOfTerm(from, term)).isAfterOrEqualTo(WorkingDays.endOfCalendarTerm(from, term));
	}

}
