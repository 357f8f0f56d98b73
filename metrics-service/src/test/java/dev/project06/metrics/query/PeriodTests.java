package dev.project06.metrics.query;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeriodTests {

	@ParameterizedTest
	@CsvSource({ "2026-11-22, 2026-11-22, 2026-11-22", "2026-W47, 2026-11-16, 2026-11-22",
			"2026-W01, 2025-12-29, 2026-01-04", "2026-W53, 2026-12-28, 2027-01-03", "2026-11, 2026-11-01, 2026-11-30",
			"2024-02, 2024-02-01, 2024-02-29", "2026-Q1, 2026-01-01, 2026-03-31", "2026-Q4, 2026-10-01, 2026-12-31",
			"2026, 2026-01-01, 2026-12-31" })
	void reachesFromItsFirstDayToItsLast(String text, LocalDate from, LocalDate to) {
		Period period = Period.of(text);
		assertThat(period.days().from()).isEqualTo(from);
		assertThat(period.days().to()).isEqualTo(to);
		assertThat(period.name()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "2026-1", "1999", "2026-Q0", "2026-Q5", "2026-w47", "2026-W5", "20261122",
			"2026-11-22T00:00", "+2026", "２０２６", "2026,2025", "-1", "null" })
	void refusesWhatIsNoPeriod(String text) {
		assertThatExceptionOfType(InvalidQueryException.class).isThrownBy(() -> Period.of(text))
			.satisfies((failure) -> assertThat(failure.check()).isEqualTo("period"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-29", "2026-13", "2026-00", "2026-11-31", "2025-W53", "2026-W00", "2026-W54" })
	void refusesWhatIsNotInTheCalendar(String text) {
		assertThatExceptionOfType(InvalidQueryException.class).isThrownBy(() -> Period.of(text))
			.satisfies((failure) -> assertThat(failure.check()).isEqualTo("date"));
	}

}
