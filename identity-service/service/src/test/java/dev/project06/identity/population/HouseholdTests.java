package dev.project06.identity.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Household.MaritalStatus;
import dev.project06.identity.population.Household.Member;
import dev.project06.identity.population.Household.Relation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HouseholdTests {

	private static final Census CENSUS = new Census();

	private static final Population PEOPLE = new Population("project06", Prefixes.RESERVED);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					901190007792 | 9000022378; Thôn 11, số nhà 142, Xã Giả Lập 183, Thành phố Hà Nội; Kinh; Không; 00; 966884724; Card[issued=2022-09-13, expires=2030-01-06]; [901052845662, 901156951825, 901185464333, 901190007792]
					979085729770 | 9025683193; Thôn 1, số nhà 120, Xã Giả Lập 421, Thành phố Hồ Chí Minh; Kinh; Không; 00; 955333073; Card[issued=2023-11-12, expires=2045-08-01]; [979045577007, 979151160399, 979082773962, 979085729770]
					""")
	void isTheSameOnEveryMachine(String number, String expected) {
		Person person = PEOPLE.find(CitizenId.of(number)).orElseThrow();
		Household household = PEOPLE.household(person);
		assertThat(String.join("; ", household.number(), written(household.permanent()), household.people(),
				household.religion(), PEOPLE.bloodGroup(person).code(),
				PEOPLE.oldNumber(person).map(OldNumber::digits).orElse("-"),
				PEOPLE.card(person).map(Card::toString).orElse("-"),
				household.members().stream().map((one) -> one.person().citizenId().digits()).toList().toString()))
			.isEqualTo(expected);
	}

	private static String written(Address address) {
		return address.street() + ", " + address.communeName() + ", " + address.provinceName();
	}

	@Property
	void everybodyInAHouseholdAgreesOnIt(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		Person person = at(rank);
		Household household = PEOPLE.household(person);
		assertThat(household.members()).extracting(Member::person).contains(person).doesNotHaveDuplicates();
		assertThat(household.members()).allSatisfy((one) -> {
			assertThat(PEOPLE.household(one.person())).isEqualTo(household);
			assertThat(PEOPLE.find(one.person().citizenId())).contains(one.person());
		});
	}

	@Property
	void aHouseholdIsAPlausibleFamily(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		Household household = PEOPLE.household(at(rank));
		assertThat(household.members()).extracting(Member::relation).containsOnlyOnce(Relation.HEAD);
		List<Member> adults = household.members().stream().filter((one) -> one.relation() != Relation.CHILD).toList();
		assertThat(adults).allMatch((one) -> one.person().age(Population.REFERENCE) >= 18);
		Member head = adults.getFirst();
		assertThat(head.relation()).isEqualTo(Relation.HEAD);
		for (Member one : household.members()) {
			int older = head.person().birthDate().getYear() - one.person().birthDate().getYear();
			switch (one.relation()) {
				case HEAD -> assertThat(older).isZero();
				case SPOUSE -> {
					assertThat(Math.abs(older)).isLessThanOrEqualTo(10);
					assertThat(one.person().sex()).isNotEqualTo(head.person().sex());
					assertThat(one.maritalStatus()).isEqualTo(head.maritalStatus()).isEqualTo(MaritalStatus.MARRIED);
				}
				case CHILD ->
					assertThat(adults.stream().filter((adult) -> adult.relation() != Relation.PARENT)).allMatch(
							(adult) -> one.person().birthDate().getYear() - adult.person().birthDate().getYear() >= 18);
				case PARENT -> assertThat(older).isGreaterThanOrEqualTo(18);
			}
		}
	}

	@Test
	void noMinorLivesAlone() {
		for (int cell = 0; cell < CENSUS.cells(); cell++) {
			Cell one = CENSUS.cellAt(cell);
			int count = CENSUS.count(one);
			if (one.birthYear() >= 2008 && count > 0) {
				for (int rank : new int[] { 0, count / 3, count / 2, count - 1 }) {
					assertThat(PEOPLE.household(PEOPLE.person(one, rank)).members()).as(one.toString())
						.hasSizeGreaterThan(1);
				}
			}
		}
	}

	@Test
	void householdsHaveAsManyMembersAsInTheCountry() {
		int households = new Households(CENSUS).count();
		assertThat(Census.TOTAL / (double) households).isBetween(2.4, 4.2);
		List<Integer> sizes = new ArrayList<>();
		IntStream.range(0, 2000)
			.forEach((i) -> sizes.add(PEOPLE.household(at(i * (Census.TOTAL / 2000))).members().size()));
		assertThat(sizes).contains(1, 2, 3, 4, 5);
	}

	@Property
	void livesInOneOfTheCommunesAndComesFromOne(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		Person person = at(rank);
		Household household = PEOPLE.household(person);
		for (Address address : List.of(household.permanent(), household.current(), household.homeTown(),
				PEOPLE.birthPlace(person))) {
			assertThat(PEOPLE.address(address.province(), address.commune(), address.street())).contains(address);
			assertThat(address.communeName()).contains("Giả Lập");
			assertThat(address.provinceName()).matches("(Tỉnh|Thành phố) .+");
		}
		assertThat(household.permanent().street()).isNotBlank();
	}

	@Test
	void thereAreAsManyProvincesAndCommunesAsSince2025() {
		Places places = new Places();
		List<String> provinces = CENSUS.provinces().stream().map(places::successor).distinct().toList();
		assertThat(provinces).hasSize(34);
		assertThat(provinces.stream().mapToInt(places::communes).sum()).isEqualTo(3321);
		assertThat(PEOPLE.address("01", "01000", "")).isEmpty();
		assertThat(PEOPLE.address("02", "02001", "")).isEmpty();
		assertThat(PEOPLE.address("01", "04001", "")).isEmpty();
	}

	@Property
	void anOldNumberLeadsBackToItsPerson(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		Person person = at(rank);
		PEOPLE.oldNumber(person).ifPresentOrElse((old) -> {
			assertThat(PEOPLE.find(old)).contains(person);
			assertThat(old.digits()).startsWith("9");
			assertThat(PEOPLE.find(new OldNumber('0' + old.digits().substring(1)))).isEmpty();
		}, () -> assertThat(person.birthDate().getYear()).isPositive());
	}

	@Property
	void aCardIsChangedAtTheAgesOfTheLaw(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		Person person = at(rank);
		PEOPLE.card(person).ifPresent((card) -> {
			assertThat(card.issued()).isBetween(LocalDate.of(2021, 1, 1), Population.REFERENCE);
			assertThat(person.age(card.issued())).isGreaterThanOrEqualTo(14);
			assertThat(card.expired(Population.REFERENCE)).isFalse();
			if (card.expires() != null) {
				assertThat(person.age(card.expires())).isIn(25, 40, 60);
				assertThat(card.expired(card.expires())).isTrue();
				assertThat(card.expired(card.expires().minusDays(1))).isFalse();
			}
			else {
				assertThat(person.age(card.issued())).isGreaterThanOrEqualTo(58);
			}
		});
	}

	@Property
	void onlyTheOldAreRegisteredByYear(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		Person person = at(rank);
		if (PEOPLE.birthYearOnly(person)) {
			assertThat(person.birthDate().getYear()).isLessThan(1945);
		}
	}

	@Property(tries = 50)
	void thePhotoSaysThatItIsNone(@ForAll @IntRange(max = Census.TOTAL - 1) int rank) {
		assertThat(PEOPLE.photo(at(rank))).startsWith("<svg").contains("SYNTHETIC").isEqualTo(PEOPLE.photo(at(rank)));
	}

	private static Person at(int rank) {
		return PEOPLE.person(CENSUS.cell(rank), CENSUS.rankInCell(rank));
	}

}
