package dev.project06.records.calendar;

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
	}

	@ParameterizedTest(name = "\"{0}\"")
	@ValueSource(strings = { "", "7", "days", "0 days", "07 days", "1000 days", "-1 days", "7 Days", "7 weeks",
			"1 same-day", "7  days", "7 days " })
	void refusesWhatIsNoTime(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> StatutoryTime.of(text));
	}

	@Test
	void refusesAnAmountThatCannotBe() {
		assertThatIllegalArgumentException().isThrownBy(() -> new StatutoryTime(0, Unit.DAYS));
		assertThatIllegalArgumentException().isThrownBy(() -> new StatutoryTime(1000, Unit.DAYS));
		assertThatIllegalArgumentException().isThrownBy(() -> new StatutoryTime(2, Unit.SAME_DAY));
	}

}
