package dev.project06.identity.account;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuthenticationLevelTests {

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "'', 0", "PASSWORD, 1", "PASSCODE, 1", "ONE_TIME_CODE, 1", "CARD, 1", "PASSWORD PASSCODE, 1",
			"ONE_TIME_CODE DEVICE, 1", "PASSWORD ONE_TIME_CODE, 2", "PASSCODE DEVICE, 2", "SECURITY_QUESTION CARD, 2",
			"PASSWORD PASSCODE ONE_TIME_CODE DEVICE, 2", "FACE, 0", "FACE FINGERPRINT, 0", "PASSWORD FACE, 3",
			"CARD FINGERPRINT, 3", "PASSWORD PASSCODE FACE FINGERPRINT, 3", "PASSWORD DEVICE FACE, 4",
			"PASSCODE ONE_TIME_CODE FINGERPRINT, 4" })
	void factorsGiveTheLevelOfTheDecree(String factors, int level) {
		assertThat(AuthenticationLevel.of(Stream.of(factors.split(" ", -1))
			.filter((name) -> !name.isEmpty())
			.map(Factor::valueOf)
			.collect(Collectors.toSet()))).isEqualTo(level);
	}

	@Test
	void biometricsDivideTheLowerLevelsFromTheHigher() {
		assertThat(everySet()).allSatisfy((factors) -> {
			int level = AuthenticationLevel.of(factors);
			boolean biometric = factors.stream().anyMatch((factor) -> factor.kind() == Factor.Kind.INHERENCE);
			assertThat(level).isBetween(0, 4);
			assertThat(level >= 3).isEqualTo(biometric && level > 0);
		});
	}

	@Test
	void oneMoreFactorNeverLowersTheLevel() {
		assertThat(everySet()).allSatisfy((factors) -> assertThat(Factor.values()).allSatisfy((more) -> {
			Set<Factor> all = EnumSet.of(more);
			all.addAll(factors);
			int before = AuthenticationLevel.of(factors);
			assertThat(AuthenticationLevel.of(all)).isGreaterThanOrEqualTo(before);
			if (factors.stream().anyMatch((factor) -> factor.kind() == more.kind())) {
				assertThat(AuthenticationLevel.of(all)).isEqualTo(before);
			}
		}));
	}

	@Test
	void allThreeKindsAndOnlyTheyGiveTheHighestLevel() {
		assertThat(everySet()).allSatisfy((factors) -> {
			Set<Factor.Kind> kinds = EnumSet.noneOf(Factor.Kind.class);
			factors.forEach((factor) -> kinds.add(factor.kind()));
			assertThat(AuthenticationLevel.of(factors) == 4).isEqualTo(kinds.size() == 3);
		});
	}

	private static Stream<Set<Factor>> everySet() {
		Factor[] all = Factor.values();
		return IntStream.range(0, 1 << all.length).mapToObj((bits) -> {
			Set<Factor> factors = EnumSet.noneOf(Factor.class);
			IntStream.range(0, all.length)
				.filter((bit) -> (bits >> bit & 1) == 1)
				.forEach((bit) -> factors.add(all[bit]));
			return factors;
		});
	}

}
