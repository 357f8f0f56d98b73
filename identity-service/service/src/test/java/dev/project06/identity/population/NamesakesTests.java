package dev.project06.identity.population;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.project06.identity.api.Sex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesakesTests {

	private static final int EVERYBODY = 1_000_000;

	private final Population population = new Population("project06", Prefixes.RESERVED);

	/** Keeps nobody sorted, so that each search begins anew. */
	private final Namesakes namesakes = new Namesakes(this.population, 0);

	@Test
	void findsWhomAWalkOverAllFinds() {
		List<Person> all = bornIn("006", 1990);
		for (Person person : all.subList(0, 200)) {
			Predicate<Person> same = (one) -> one.fullName().equals(person.fullName());
			assertThat(find("006", person.fullName(), 1990, null))
				.containsExactlyInAnyOrderElementsOf(all.stream().filter(same).toList());
			assertThat(find("006", person.fullName(), 1990, person.birthDate())).containsExactlyInAnyOrderElementsOf(
					all.stream().filter(same.and((one) -> one.birthDate().equals(person.birthDate()))).toList());
		}
	}

	@Test
	void whoIsRegisteredByTheYearFitsEveryDay() {
		List<Person> all = bornIn("006", 1940);
		Person elder = all.stream().filter(this.population::birthYearOnly).findFirst().orElseThrow();
		for (String day : List.of("1940-01-01", "1940-02-29", "1940-12-31")) {
			LocalDate date = LocalDate.parse(day);
			assertThat(find("006", elder.fullName(), 1940, date)).contains(elder)
				.allMatch((one) -> this.population.birthYearOnly(one) || one.birthDate().equals(date));
		}
	}

	@Test
	void looksThroughEachProvinceAndStopsWhenThereAreEnough() {
		List<String> provinces = List.of("010", "006", "096");
		List<Person> all = this.namesakes.find(WrittenName.key("Nguyễn Thị Hà"), 1970, null, provinces, EVERYBODY);
		assertThat(all).extracting((one) -> one.citizenId().province()).containsOnly("006", "010", "096");
		assertThat(this.namesakes.find(WrittenName.key("NGUYỄN  thị Hà"), 1970, null, provinces, 3))
			.isEqualTo(all.subList(0, 3));
	}

	@Test
	void thereIsNobodyBeforeTheFirstYearAndAfterTheLast() {
		assertThat(find("001", "Nguyễn Văn Hùng", 1900, null)).isEmpty();
		assertThat(find("001", "Nguyễn Văn Hùng", 2030, null)).isEmpty();
	}

	private List<Person> find(String province, String name, int year, @Nullable LocalDate day) {
		return this.namesakes.find(WrittenName.key(name), year, day, List.of(province), EVERYBODY);
	}

	private List<Person> bornIn(String province, int year) {
		return Arrays.stream(Sex.values())
			.map((sex) -> new Cell(province, sex, year))
			.flatMap((cell) -> IntStream.range(0, this.population.count(cell))
				.mapToObj((rank) -> this.population.person(cell, rank)))
			.toList();
	}

}
