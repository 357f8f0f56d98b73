package dev.project06.identity.population;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Sex;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PopulationTests {

	private static final Census CENSUS = new Census();

	private static final Population PEOPLE = new Population("project06", Prefixes.RESERVED);

	private static final Population ELSEWHERE = new Population("project06", Prefixes.RESERVED);

	@Property
	void knowsThePersonOfEveryNumberItIssued(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		Person person = at(PEOPLE, rank);
		assertThat(PEOPLE.find(person.citizenId())).contains(person);
	}

	@Property
	void isTheSameOnEveryMachine(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		assertThat(at(ELSEWHERE, rank)).isEqualTo(at(PEOPLE, rank));
	}

	@Property
	void agreesWithTheNumber(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		Person person = at(PEOPLE, rank);
		assertThat(person.sex()).isEqualTo(person.citizenId().sex());
		assertThat(person.birthDate().getYear()).isEqualTo(person.citizenId().birthYear());
		assertThat(person.birthDate()).isBeforeOrEqualTo(Population.REFERENCE);
		assertThat(person.citizenId().isSynthetic()).isTrue();
	}

	@Property
	void givesNamesOfTwoOrThreeWords(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		assertThat(at(PEOPLE, rank).fullName()).matches("\\p{Lu}\\p{L}+( \\p{Lu}\\p{L}*){1,2}");
	}

	@Property
	void findsNobodyUnderAnyOtherNumber(@ForAll @IntRange(max = Census.TOTAL - 1) int rank,
			@ForAll @IntRange(max = 999_999) int digits) {
		Person person = at(PEOPLE, rank);
		CitizenId other = CitizenId.of(person.citizenId().digits().substring(0, 6) + "%06d".formatted(digits));
		PEOPLE.find(other).ifPresent((found) -> assertThat(found.citizenId()).isEqualTo(other));
	}

	@Test
	void issuesAsManyNumbersInACellAsItHasPeople() {
		Cell cell = new Cell("006", Sex.FEMALE, 1990);
		String start = PEOPLE.person(cell, 0).citizenId().digits().substring(0, 6);
		long issued = IntStream.range(0, 1_000_000)
			.filter((digits) -> PEOPLE.find(CitizenId.of(start + "%06d".formatted(digits))).isPresent())
			.count();
		assertThat(issued).isEqualTo(PEOPLE.count(cell)).isPositive();
	}

	@Test
	void findsNobodyOfAnotherPrefixOrYear() {
		Person person = at(PEOPLE, 1);
		String digits = person.citizenId().digits();
		assertThat(PEOPLE.find(CitizenId.of('0' + digits.substring(1)))).isEmpty();
		assertThat(PEOPLE.find(CitizenId.of(digits.substring(0, 3) + "226" + digits.substring(6)))).isEmpty();
		assertThat(PEOPLE.find(CitizenId.of(digits.substring(0, 3) + "899" + digits.substring(6)))).isEmpty();
	}

	@Test
	void hasTheSamePeopleUnderRealPrefixes() {
		Population real = new Population("project06", Prefixes.REAL);
		Person person = at(PEOPLE, 12_345_678);
		Person twin = at(real, 12_345_678);
		assertThat(twin.citizenId().digits()).isEqualTo('0' + person.citizenId().digits().substring(1));
		assertThat(twin.fullName()).isEqualTo(person.fullName());
		assertThat(real.find(twin.citizenId())).contains(twin);
		assertThat(real.find(person.citizenId())).isEmpty();
	}

	@Test
	void hasOtherPeopleUnderAnotherSeed() {
		Population others = new Population("other", Prefixes.RESERVED);
		assertThat(at(others, 5).citizenId()).isNotEqualTo(at(PEOPLE, 5).citizenId());
	}

	@Test
	void drawsTheSamePeopleForTheSameSeed() {
		List<Person> drawn = PEOPLE.draw("a").limit(50).toList();
		assertThat(new Population("project06", Prefixes.RESERVED).draw("a").limit(50)).isEqualTo(drawn);
		assertThat(PEOPLE.draw("b").limit(50)).doesNotContainAnyElementsOf(drawn);
		assertThat(drawn).doesNotHaveDuplicates().allMatch((one) -> PEOPLE.find(one.citizenId()).isPresent());
	}

	@Test
	void spreadsFamilyNamesAsTheCountryDoes() {
		var families = PEOPLE.draw("names")
			.limit(20_000)
			.collect(Collectors.groupingBy((one) -> one.fullName().substring(0, one.fullName().indexOf(' ')),
					Collectors.counting()));
		assertThat(families.getOrDefault("Nguyễn", 0L)).isBetween(6_000L, 8_500L);
		assertThat(families.getOrDefault("Trần", 0L)).isBetween(1_800L, 2_800L);
		assertThat(families).hasSizeGreaterThan(30);
	}

	@Test
	void refusesARankBeyondTheCell() {
		Cell cell = new Cell("001", Sex.MALE, 1990);
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> PEOPLE.person(cell, PEOPLE.count(cell)));
	}

	@Test
	void saysNothingOfAPersonInText() {
		Person person = at(PEOPLE, 99);
		assertThat(person.toString()).doesNotContain(person.citizenId().digits().substring(3))
			.doesNotContain(person.fullName());
	}

	private static Person at(Population population, int rank) {
		return population.person(CENSUS.cell(rank), CENSUS.rankInCell(rank));
	}

}
