package dev.project06.records.agency;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AgencyCodeTests {

	@ParameterizedTest(name = "{0} is {1}")
	@CsvSource({ "H29, H29", "000.00.00.H29, H29", "000.00.01.H29, H29.01", "000.02.01.H29, H29.01.02",
			"003.02.01.H29, H29.01.02.03", "H29.01.02, H29.01.02", "000.00.04.G18, G18.04", "G09.20, G09.20",
			"H29.01.02.03, H29.01.02.03", "H29.01.02.03.04.05.06.07.08.09.10, H29.01.02.03.04.05.06.07.08.09.10" })
	void readsBothForms(String text, String code) {
		assertThat(AgencyCode.of(text)).hasToString(code).isEqualTo(AgencyCode.of(code));
	}

	@ParameterizedTest(name = "\"{0}\"")
	@ValueSource(strings = { "", " ", "H", "H2", "h29", "X29", "H29 ", " H29", "H29.", "H29.1", "H29.001", "H29..01",
			"H29.00", "H00", "000.00.00.H00", "000.01.00.H29", "001.00.00.H29", "100.02.01.H29", "000.00.00.X29",
			"00.00.00.H29", "000.00.00.H29.01", "H29\n", "Ｈ29", "H２９", "H29.01.02.03.04.05.06.07.08.09.10.11" })
	void refusesWhatIsNoCode(String text) {
		assertThatExceptionOfType(MalformedAgencyCodeException.class).isThrownBy(() -> AgencyCode.of(text))
			.withMessageStartingWith("Not an agency code: ");
	}

	@Property
	void neverSaysWhatItRefused(@ForAll String text) {
		try {
			assertThat(AgencyCode.of(text).text()).isEqualTo(text);
		}
		catch (MalformedAgencyCodeException ex) {
			assertThat(ex.getMessage()).isIn("Not an agency code: it is longer than 35 characters",
					"Not an agency code: it reads neither like H29.01 nor like 000.00.01.H29");
		}
	}

	@Property
	void bothFormsNameTheSameAgency(@ForAll("levels") List<String> levels) {
		String topDown = String.join(".", levels);
		String bottomUp = "0%s.%s.%s.%s".formatted(level(levels, 3), level(levels, 2), level(levels, 1), levels.get(0));
		assertThat(AgencyCode.of(bottomUp)).isEqualTo(AgencyCode.of(topDown));
	}

	@Property
	void aCodeIsWithinEachOfItsBeginnings(@ForAll("levels") List<String> levels) {
		AgencyCode code = AgencyCode.of(String.join(".", levels));
		for (int depth = levels.size(); depth > 0; depth--) {
			AgencyCode above = AgencyCode.of(String.join(".", levels.subList(0, depth)));
			assertThat(code.isWithin(above)).isTrue();
			assertThat(above.isWithin(code)).isEqualTo(depth == levels.size());
		}
	}

	@ParameterizedTest(name = "{0} is not within {1}")
	@CsvSource({ "H29, H29.01", "H29.01, H29.02", "H29.01, H26", "G12.01, G12.01.01" })
	void aCodeIsNotWithinAnother(String code, String other) {
		assertThat(AgencyCode.of(code).isWithin(AgencyCode.of(other))).isFalse();
	}

	private static String level(List<String> levels, int depth) {
		return (depth < levels.size()) ? levels.get(depth) : "00";
	}

	@Provide
	Arbitrary<List<String>> levels() {
		Arbitrary<String> tops = Combinators.combine(Arbitraries.of("H", "G"), Arbitraries.integers().between(1, 99))
			.as((letter, number) -> "%s%02d".formatted(letter, number));
		Arbitrary<List<String>> below = Arbitraries.integers()
			.between(1, 99)
			.map("%02d"::formatted)
			.list()
			.ofMaxSize(3);
		return Combinators.combine(tops, below).as((top, more) -> {
			List<String> levels = new java.util.ArrayList<>(List.of(top));
			levels.addAll(more);
			return levels;
		});
	}

}
