package dev.project06.identity.account;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import dev.project06.identity.account.Standing.Active;
import dev.project06.identity.account.Standing.None;
import dev.project06.identity.calendar.WorkingDays;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.population.Prefixes;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StartingAccountsTests {

	private static final int PEOPLE = 20_000;

	private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

	private final StartingAccounts accounts = new StartingAccounts(new WorkingDays());

	private final Population population = new Population("project06", Prefixes.RESERVED);

	@Test
	void eightyOneOfAHundredGrownPeopleHaveOneAndSixtyUseIt() {
		Map<String, Long> counts = this.population.draw("accounts")
			.filter((person) -> person.age(Population.REFERENCE) >= 14)
			.limit(PEOPLE)
			.collect(Collectors.groupingBy((person) -> of(person).getClass().getSimpleName(), Collectors.counting()));
		assertThat(counts.keySet()).containsExactlyInAnyOrder("None", "Requested", "Approved", "Active", "Locked",
				"Closed");
		assertThat(counts.getOrDefault("None", 0L) * 100.0 / PEOPLE).isCloseTo(19, Offset.offset(1.5));
		assertThat(counts.getOrDefault("Active", 0L) * 100.0 / PEOPLE).isCloseTo(60, Offset.offset(1.5));
	}

	@Test
	void mostAreOfLevel2() {
		assertThat(this.population.draw("accounts")
			.map(this::of)
			.filter((standing) -> standing instanceof Active)
			.limit(PEOPLE)
			.filter((standing) -> standing instanceof Active active && active.level() == 2)
			.count() * 100.0 / PEOPLE).isCloseTo(85, Offset.offset(1.5));
	}

	@Test
	void childrenHaveNoneUntilItIsAskedFor() {
		assertThat(this.population.draw("children")
			.filter((person) -> person.age(Population.REFERENCE) < 14)
			.limit(1000)
			.map(this::of)).allMatch((standing) -> standing.equals(new None(null)));
	}

	@Test
	void thePrefixesChangeNothing() {
		Population real = new Population("project06", Prefixes.REAL);
		var some = this.population.draw("prefixes").limit(100).map(this::of).toList();
		assertThat(real.draw("prefixes").limit(100).map(this::of).toList()).isEqualTo(some);
	}

	private Standing of(Person person) {
		return this.accounts.of(person, NOW);
	}

}
