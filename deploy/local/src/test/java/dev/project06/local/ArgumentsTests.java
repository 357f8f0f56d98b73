package dev.project06.local;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArgumentsTests {

	@Test
	void upStaysInTheForegroundUnlessTold() {
		assertThat(parse("up")).isEqualTo(new Arguments.Up(false, false, false));
		assertThat(parse("up", "--demo", "-d", "--fresh")).isEqualTo(new Arguments.Up(true, true, true));
	}

	@Test
	void downTakesPartsToStop() {
		assertThat(parse("down")).isEqualTo(new Arguments.Down(List.of()));
		assertThat(parse("down", "identity-service")).isEqualTo(new Arguments.Down(List.of("identity-service")));
	}

	@Test
	void tokenNeedsExactlyOneUser() {
		assertThat(parse("token", "citizen1")).isEqualTo(new Arguments.Token("citizen1"));
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse("token"))
			.withMessageContaining("citizen1, citizen2, officer1, agency, operator1, auditor1, admin1");
	}

	@Test
	void refusesUnknownOptionsByName() {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse("up", "--frehs"))
			.withMessage("Unknown option --frehs: up knows -d, --fresh and --demo");
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse("down", "-x"))
			.withMessage("Unknown option -x");
	}

	@Test
	void helpsWhenAsked() {
		assertThat(parse()).isEqualTo(new Arguments.Help());
		assertThat(parse("up", "--help")).isEqualTo(new Arguments.Help());
	}

	private static Arguments parse(String... words) {
		return Arguments.parse(List.of(words));
	}

}
