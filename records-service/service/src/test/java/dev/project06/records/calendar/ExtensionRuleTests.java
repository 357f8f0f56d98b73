package dev.project06.records.calendar;

import java.time.LocalDate;

import dev.project06.records.calendar.ExtensionRule.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExtensionRuleTests {

	private static final WorkingCalendar CALENDAR = WorkingCalendar.load();

	private static final LocalDate DUE = LocalDate.of(2026, 11, 20);

	private final ExtensionRule rule = new ExtensionRule(CALENDAR, 3);

	@Test
	void permitsOneToALaterWorkingDayWithinTheLimit() {
		assertThat(this.rule.judge(false, DUE.minusDays(1), DUE, LocalDate.of(2026, 11, 26))).isEmpty();
	}

	@ParameterizedTest(name = "{3}: extended before {0}, on {1}, to {2}")
	@CsvSource({ "true, 2026-11-19, 2026-11-23, EXTENDED_BEFORE", "false, 2026-11-20, 2026-11-23, TOO_LATE",
			"false, 2026-11-21, 2026-11-23, TOO_LATE", "false, 2026-11-19, 2026-11-20, NOT_LATER",
			"false, 2026-11-19, 2026-11-19, NOT_LATER", "false, 2026-11-19, 2026-11-27, BEYOND_THE_LIMIT",
			"false, 2026-11-19, 2026-11-24, DAY_OF_REST", "false, 2026-11-19, 2026-11-21, DAY_OF_REST" })
	void namesWhyNot(boolean before, LocalDate today, LocalDate later, Refusal refusal) {
		assertThat(this.rule.judge(before, today, DUE, later)).contains(refusal);
	}

	@Property
	void permitsExactlyTheWorkingDaysWithinTheLimit(@ForAll @IntRange(min = 0, max = 1400) int dueIn,
			@ForAll @IntRange(min = 1, max = 60) int laterBy, @ForAll @IntRange(min = 1, max = 20) int limit) {
		LocalDate due = LocalDate.of(2024, 1, 1).plusDays(dueIn);
		LocalDate later = due.plusDays(laterBy);
		long workingDays = due.plusDays(1).datesUntil(later.plusDays(1)).filter(CALENDAR::isWorkingDay).count();
		assertThat(new ExtensionRule(CALENDAR, limit).judge(false, due.minusDays(1), due, later).isEmpty())
			.isEqualTo(CALENDAR.isWorkingDay(later) && workingDays <= limit);
	}

	@Test
	void refusesALimitThatPermitsNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ExtensionRule(CALENDAR, 0));
	}

}
