package dev.project06.identity.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FaultsTests {

	@Test
	void nothingFailsWhereNothingIsSaid() {
		assertThat(Faults.NONE.strike(Fault.EXPIRED, "/token")).isEmpty();
	}

	@Test
	void aRuleWithoutAShareStrikesEachTime() {
		Faults faults = new Faults(List.of(rule(Fault.EXPIRED, null, null, null)));
		assertThat(pattern(faults, 5)).containsOnly(true);
		assertThat(faults.strike(Fault.WRONG_NONCE, "/token")).isEmpty();
	}

	@Test
	void aRuleStrikesOnItsPathsOnly() {
		Faults faults = new Faults(List.of(rule(Fault.EXPIRED, null, null, "/api/identity/v1/look")));
		assertThat(faults.strike(Fault.EXPIRED, "/api/identity/v1/confirmations")).isEmpty();
		assertThat(faults.strike(Fault.EXPIRED, "/api/identity/v1/look-ups")).isPresent();
	}

	@Test
	void aDelayIsASecondWhenNotSaid() {
		assertThat(rule(Fault.LATENCY, null, null, null).delayOrSecond()).isEqualTo(Duration.ofSeconds(1));
	}

	@Property(tries = 100)
	void theSameSeedRepeatsTheSameRun(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double share) {
		List<FaultRule> rules = List.of(rule(Fault.EXPIRED, share, seed, null));
		assertThat(pattern(new Faults(rules), 50)).isEqualTo(pattern(new Faults(rules), 50));
	}

	@Property(tries = 100)
	void aShareIsHeldInTheLongRun(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double share) {
		Faults faults = new Faults(List.of(rule(Fault.EXPIRED, share, seed, null)));
		long struck = pattern(faults, 5000).stream().filter((strike) -> strike).count();
		assertThat(struck / 5000.0).isBetween(share - 0.05, share + 0.05);
	}

	private static List<Boolean> pattern(Faults faults, int calls) {
		return IntStream.range(0, calls).mapToObj((i) -> faults.strike(Fault.EXPIRED, "/token").isPresent()).toList();
	}

	private static FaultRule rule(Fault fault, @org.jspecify.annotations.Nullable Double share,
			@org.jspecify.annotations.Nullable Long seed, @org.jspecify.annotations.Nullable String path) {
		return new FaultRule(fault, share, seed, null, path);
	}

}
