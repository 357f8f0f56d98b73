package dev.project06.identity.verification;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Remark;
import dev.project06.identity.population.Card;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.population.Prefixes;
import dev.project06.identity.population.WrittenName;
import dev.project06.identity.register.Change;
import dev.project06.identity.register.Registered.Status;
import dev.project06.identity.register.Registered;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTests {

	private static final Population PEOPLE = new Population("project06", Prefixes.RESERVED);

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	private static final Card GOOD = new Card(LocalDate.of(2024, 7, 1), null);

	@Property(tries = 200)
	void matchesEveryWayOfWritingTheName(@ForAll @AlphaChars @StringLength(max = 8) String seed) {
		Person person = PEOPLE.draw(seed).findFirst().orElseThrow();
		String name = person.fullName();
		for (Normalizer.Form form : Normalizer.Form.values()) {
			String written = Normalizer.normalize(name, form);
			for (String way : List.of(written, written.toUpperCase(Locale.ROOT), written.toLowerCase(Locale.ROOT),
					"  " + written.replace(" ", "\u00a0 ") + "\t",
					written.toUpperCase(Locale.ROOT).replace('Đ', 'Ð'))) {
				assertThat(verdict(living(person, false), way, Birth.on(person.birthDate())))
					.isInstanceOf(Verdict.Match.class);
			}
		}
	}

	@Property(tries = 200)
	void matchesNoOtherName(@ForAll("people") Person one, @ForAll("people") Person other) {
		if (!one.fullName().equals(other.fullName())) {
			assertThat(verdict(living(one, false), other.fullName(), Birth.on(one.birthDate())))
				.isEqualTo(new Verdict.Mismatch(List.of("fullName"), List.of()));
		}
	}

	@Provide
	Arbitrary<Person> people() {
		return Arbitraries.strings().alpha().ofMaxLength(8).map((seed) -> PEOPLE.draw(seed).findFirst().orElseThrow());
	}

	@Test
	void namesWhatDiffers() {
		Registered found = living(person(), false);
		Birth right = Birth.on(person().birthDate());
		Birth wrong = Birth.on(person().birthDate().plusDays(1));
		assertThat(verdict(found, "Nguyễn Nobody", right)).isEqualTo(mismatch("fullName"));
		assertThat(verdict(found, person().fullName(), wrong)).isEqualTo(mismatch("birthDate"));
		assertThat(verdict(found, "Nguyễn Nobody", wrong)).isEqualTo(mismatch("fullName", "birthDate"));
	}

	@Test
	void aYearAloneIsEnoughOnlyWhereTheRegisterHasNoMore() {
		LocalDate birth = person().birthDate();
		Registered byYear = living(person(), true);
		assertThat(verdict(living(person(), false), person().fullName(), Birth.in(birth.getYear())))
			.isEqualTo(mismatch("birthDate"));
		for (Birth agreeing : List.of(Birth.in(birth.getYear()), Birth.on(birth), Birth.on(birth.withDayOfYear(1)))) {
			assertThat(verdict(byYear, person().fullName(), agreeing)).isEqualTo(
					new Verdict.Match(List.of("citizenId", "fullName", "birthYear"), List.of(Remark.BIRTH_YEAR_ONLY)));
		}
		assertThat(verdict(byYear, person().fullName(), Birth.in(birth.getYear() + 1)))
			.isEqualTo(mismatch("birthDate"));
	}

	@Test
	void aReplacedNumberMatchesNobodyAndSaysSoOnlyToWhoKnowsThePerson() {
		CitizenId other = CitizenId.of("901190007792");
		Registered replaced = registered(person(), Status.REPLACED, other, false, GOOD, false, List.of());
		assertThat(verdict(replaced, person().fullName(), Birth.on(person().birthDate())))
			.isEqualTo(new Verdict.Mismatch(List.of("citizenId"), List.of(Remark.NUMBER_REPLACED)));
		assertThat(verdict(replaced, "Nguyễn Nobody", Birth.on(person().birthDate()))).isEqualTo(mismatch("fullName"));
	}

	@Test
	void remarksWhatAnOfficerHasToKnow() {
		CitizenId other = CitizenId.of("901190007792");
		assertThat(remarks(registered(person(), Status.DECEASED, null, false, GOOD, false, List.of())))
			.containsExactly(Remark.DECEASED);
		assertThat(remarks(registered(person(), Status.LIVING, null, false, GOOD, true, List.of(other))))
			.containsExactly(Remark.CARD_LOCKED, Remark.DUPLICATE_SUSPECTED);
		assertThat(remarks(
				registered(person(), Status.LIVING, null, false, new Card(GOOD.issued(), TODAY), false, List.of())))
			.containsExactly(Remark.CARD_EXPIRED);
		assertThat(remarks(registered(person(), Status.LIVING, null, false, null, false, List.of())))
			.containsExactly(Remark.NO_CARD);
		Person child = new Person(person().citizenId(), person().fullName(), person().sex(),
				TODAY.minusYears(18).plusDays(1), "Hà Nội");
		assertThat(remarks(registered(child, Status.LIVING, null, false, null, false, List.of())))
			.containsExactly(Remark.NO_CARD, Remark.UNDER_AGE);
		Person infant = new Person(person().citizenId(), person().fullName(), person().sex(), TODAY, "Hà Nội");
		assertThat(remarks(registered(infant, Status.LIVING, null, false, null, false, List.of())))
			.containsExactly(Remark.UNDER_AGE);
	}

	@Test
	void knowsNobodyWithoutAPerson() {
		assertThat(Verdict.on(Optional.empty(), "Nguyễn An", Birth.on(LocalDate.EPOCH), TODAY))
			.isEqualTo(new Verdict.Unknown());
	}

	@ParameterizedTest
	@CsvSource({ "Đặng Hòa, ĐẶNG HOÀ", "Đặng Hòa, Ðặng Hòa", "Thúy, Thuý", "Nguyễn Thị Thủy, nguyễn  thị  thuỷ",
			"Quý, Qúy", "H’Hen Niê, H'Hen Niê", "Lò Văn Bảy, Lò Văn Bảy", "Đỗ Đức, đỗ đức", "Đỗ Đức, ÐỖ ÐỨC" })
	void takesTheseForOneName(String one, String other) {
		assertThat(WrittenName.same(one, other)).isTrue();
		assertThat(WrittenName.same(other, one)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "Dũng, Dung", "Dũng, Dúng", "Đào, Dào", "Hoa, Hòa", "Thu Hà, ThuHà", "Trần Ân, Trần An",
			"Trần Ơn, Trần Ôn", "Nguyễn An, An Nguyễn", "An, ''", "Hoán, Hóan A" })
	void takesTheseForTwo(String one, String other) {
		assertThat(WrittenName.same(one, other)).isFalse();
	}

	private static Person person() {
		return PEOPLE.draw("one").filter((one) -> one.birthDate().getYear() < 1990).findFirst().orElseThrow();
	}

	private static Verdict verdict(Registered found, String name, Birth birth) {
		return Verdict.on(Optional.of(found), name, birth, TODAY);
	}

	private static List<Remark> remarks(Registered found) {
		return (verdict(found, found.person().fullName(),
				Birth.on(found.person().birthDate())) instanceof Verdict.Match match) ? match.remarks() : List.of();
	}

	private static Verdict mismatch(String... fields) {
		return new Verdict.Mismatch(List.of(fields), List.of());
	}

	private static Registered living(Person person, boolean byYear) {
		return registered(person, Status.LIVING, null, byYear, GOOD, false, List.of());
	}

	private static Registered registered(Person person, Status status, @Nullable CitizenId replacedBy, boolean byYear,
			@Nullable Card card, boolean locked, List<CitizenId> duplicates) {
		return new Registered(person, person.citizenId(), status, null, replacedBy, byYear, card, locked, null,
				new Change.Moved("01", "01001", "Số 1"), duplicates);
	}

}
