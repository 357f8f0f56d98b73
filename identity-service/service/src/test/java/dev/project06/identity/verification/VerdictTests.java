package dev.project06.identity.verification;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.population.Prefixes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTests {

	private static final Population PEOPLE = new Population("project06", Prefixes.RESERVED);

	@Property(tries = 200)
	void matchesEveryWayOfWritingTheName(@ForAll @AlphaChars @StringLength(max = 8) String seed) {
		Person person = PEOPLE.draw(seed).findFirst().orElseThrow();
		String name = person.fullName();
		for (Normalizer.Form form : Normalizer.Form.values()) {
			String written = Normalizer.normalize(name, form);
			for (String way : List.of(written, written.toUpperCase(Locale.ROOT), written.toLowerCase(Locale.ROOT),
					"  " + written.replace(" ", "\u00a0 ") + "\t")) {
				assertThat(Verdict.on(Optional.of(person), way, person.birthDate())).isEqualTo(new Verdict.Match());
			}
		}
	}

	@Test
	void namesWhatDiffers() {
		Person person = PEOPLE.draw("one").findFirst().orElseThrow();
		LocalDate otherDay = person.birthDate().plusDays(1);
		assertThat(Verdict.on(Optional.of(person), "Nguyễn Nobody", person.birthDate()))
			.isEqualTo(new Verdict.Mismatch(List.of("fullName")));
		assertThat(Verdict.on(Optional.of(person), person.fullName(), otherDay))
			.isEqualTo(new Verdict.Mismatch(List.of("birthDate")));
		assertThat(Verdict.on(Optional.of(person), "Nguyễn Nobody", otherDay))
			.isEqualTo(new Verdict.Mismatch(List.of("fullName", "birthDate")));
	}

	@Test
	void knowsNobodyWithoutAPerson() {
		assertThat(Verdict.on(Optional.empty(), "Nguyễn An", LocalDate.EPOCH)).isEqualTo(new Verdict.Unknown());
	}

	@ParameterizedTest
	@CsvSource({ "Đặng Hòa, ĐẶNG HOÀ", "Đặng Hòa, Ðặng Hòa", "Thúy, Thuý", "Nguyễn Thị Thủy, nguyễn  thị  thuỷ",
			"Quý, Qúy", "H’Hen Niê, H'Hen Niê", "Lò Văn Bảy, Lò Văn Bảy" })
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

}
