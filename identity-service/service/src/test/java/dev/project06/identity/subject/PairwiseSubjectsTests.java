package dev.project06.identity.subject;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Prefixes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PairwiseSubjectsTests {

	private final PairwiseSubjects subjects = new PairwiseSubjects("project06", "records", Prefixes.RESERVED);

	@Property
	void leadBackToTheNumber(@ForAll @LongRange(max = 999_999_999) long rest) {
		CitizenId id = CitizenId.of("901%09d".formatted(rest));
		assertThat(this.subjects.of(id)).matches("[A-Za-z0-9_-]{28}").isEqualTo(this.subjects.of(id));
		assertThat(this.subjects.read(this.subjects.of(id))).contains(id);
	}

	@Property
	void cannotBeMadeUp(@ForAll String text) {
		assertThat(this.subjects.read(text)).isEmpty();
	}

	@Property
	void cannotBeChanged(@ForAll @IntRange(max = 27) int at, @ForAll("other") char other) {
		String subject = this.subjects.of(CitizenId.of("901190007792"));
		if (subject.charAt(at) != other) {
			assertThat(this.subjects.read(subject.substring(0, at) + other + subject.substring(at + 1))).isEmpty();
		}
	}

	@Provide
	Arbitrary<Character> other() {
		return Arbitraries.chars().with("ABCXYZabcxyz0123789_-");
	}

	@Test
	void differBetweenSectorsAndSeeds() {
		CitizenId id = CitizenId.of("901190007792");
		PairwiseSubjects bank = new PairwiseSubjects("project06", "bank", Prefixes.RESERVED);
		PairwiseSubjects other = new PairwiseSubjects("other", "records", Prefixes.RESERVED);
		assertThat(bank.of(id)).isNotEqualTo(this.subjects.of(id));
		assertThat(bank.read(this.subjects.of(id))).isEmpty();
		assertThat(other.read(this.subjects.of(id))).isEmpty();
	}

	@Test
	void stayWhenThePrefixesChange() {
		PairwiseSubjects real = new PairwiseSubjects("project06", "records", Prefixes.REAL);
		String subject = real.of(CitizenId.of("001190007792"));
		assertThat(subject).isEqualTo(this.subjects.of(CitizenId.of("901190007792")));
		assertThat(real.read(subject)).contains(CitizenId.of("001190007792"));
	}

}
