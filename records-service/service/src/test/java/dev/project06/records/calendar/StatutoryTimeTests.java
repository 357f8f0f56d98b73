package dev.project06.records.calendar;

import java.time.LocalTime;

import dev.project06.records.calendar.StatutoryTime.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StatutoryTimeTests {

	@Test
	void readsItsText() {
		assertThat(StatutoryTime.of("7 working-days")).isEqualTo(new StatutoryTime(7, Unit.WORKING_DAYS));
		assertThat(StatutoryTime.of("same-day")).isEqualTo(new StatutoryTime(1, Unit.SAME_DAY));
		assertThat(StatutoryTime.of("2 working-days cut-off 15:00"))
			.isEqualTo(new StatutoryTime(2, Unit.WORKING_DAYS, LocalTime.of(15, 0)));
	}

	@ParameterizedTest(name = "\"{0}\"")
	@ValueSource(strings = { "", "7", "days", "0 days", "07 days", "1000 days", "-1 days", "7 Days", "7 weeks",
			"1 same-day", "7  days", "7 days ", "7 working-days 15:00", "7 working-days cut-off 24:00",
			"7 working-days cut-off 9:00", "7 days cut-off 15:00", "1 months cut-off 15:00",
			"same-day cut-off 15:00:30" })
	void refusesWhatIsNoTime(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> StatutoryTime.of(text));
	}

	@Test
	void refusesAnAmountThatCannotBe() {
		assertThatIllegalArgumentException().isThrownBy(() -> new StatutoryTime(0, Unit.DAYS));
		assertThatIllegalArgumentException().isThrownBy(() -> new StatutoryTime(1000, Unit.DAYS));
		assertThatIllegalArgumentException().isThrownBy(() -> new StatutoryTime(2, Unit.SAME_DAY));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new StatutoryTime(1, Unit.SAME_DAY, LocalTime.of(15, 0, 30)));
	}

}
