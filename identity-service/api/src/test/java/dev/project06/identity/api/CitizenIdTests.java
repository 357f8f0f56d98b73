package dev.project06.identity.api;

import java.time.LocalDate;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CitizenIdTests {

	private final JsonMapper json = JsonMapper.shared();

	@Property
	void holdsProvinceSexAndYear(@ForAll("numbers") String digits) {
		CitizenId id = CitizenId.of(digits);
		assertThat(id.digits()).isEqualTo(digits);
		assertThat(id.province()).isEqualTo('0' + digits.substring(1, 3)).isIn(CitizenId.provinces());
		assertThat(id.isSynthetic()).isEqualTo(digits.startsWith("9"));
		assertThat(id.birthYear() % 100).isEqualTo(Integer.parseInt(digits.substring(4, 6)));
		assertThat((id.birthYear() - 1900) / 100 * 2 + ((id.sex() == Sex.FEMALE) ? 1 : 0))
			.isEqualTo(digits.charAt(3) - '0');
	}

	@Property
	void isEqualToTheSameNumberOnly(@ForAll("numbers") String one, @ForAll("numbers") String other) {
		assertThat(CitizenId.of(one).equals(CitizenId.of(other))).isEqualTo(one.equals(other));
		assertThat(CitizenId.of(one)).hasSameHashCodeAs(CitizenId.of(one));
	}

	@Property
	void saysNothingButThePrefixOfItself(@ForAll("numbers") String digits) {
		CitizenId id = CitizenId.of(digits);
		assertThat(id).hasToString("CitizenId[" + digits.substring(0, 3) + "*********]");
		assertThat(new ConfirmationRequest(id, "Nguyễn An", LocalDate.EPOCH, new Purpose("1.004222", "basis", null))
			.toString()).doesNotContain(digits.substring(3)).doesNotContain("An").doesNotContain("1970");
	}

	@Property
	void refusesEveryTextThatIsNoNumberWithoutRepeatingIt(@ForAll String text) {
		if (!text.matches("[09][0-9]{11}") || !CitizenId.provinces().contains('0' + text.substring(1, 3))) {
			assertThatExceptionOfType(MalformedCitizenIdException.class).isThrownBy(() -> CitizenId.of(text))
				.satisfies((ex) -> assertThat(text.length() > 5 && ex.toString().contains(text)).isFalse());
		}
	}

	@ParameterizedTest
	@CsvSource({ "'', LENGTH", "00119000779, LENGTH", "0011900077922, LENGTH", "'001190007792 ', LENGTH",
			"00119000779x, DIGITS", "' 01190007792', DIGITS", "+01190007792, DIGITS", "٠٠١١٩٠٠٠٧٧٩٢, DIGITS",
			"000190007792, PROVINCE", "003190007792, PROVINCE", "101190007792, PROVINCE", "997190007792, PROVINCE" })
	void namesTheCheckThatFailed(String text, MalformedCitizenIdException.Check check) {
		assertThatExceptionOfType(MalformedCitizenIdException.class).isThrownBy(() -> CitizenId.of(text))
			.returns(check, MalformedCitizenIdException::check)
			.withMessageStartingWith("Not a personal identification number: ");
	}

	@ParameterizedTest
	@CsvSource({ "001090000001, MALE, 1990", "901190000001, FEMALE, 1990", "079200000001, MALE, 2000",
			"979325000001, FEMALE, 2025", "001900000001, FEMALE, 2300" })
	void readsCenturyAndSexFromOneDigit(String digits, Sex sex, int birthYear) {
		assertThat(CitizenId.of(digits).sex()).isEqualTo(sex);
		assertThat(CitizenId.of(digits).birthYear()).isEqualTo(birthYear);
	}

	@Test
	void knowsThe63Provinces() {
		assertThat(CitizenId.provinces()).hasSize(63).contains("001", "096").doesNotContain("000", "099");
	}

	@Test
	void travelsAsAString() {
		CitizenId id = CitizenId.of("901190007792");
		assertThat(this.json.writeValueAsString(id)).isEqualTo("\"901190007792\"");
		assertThat(this.json.readValue("\"901190007792\"", CitizenId.class)).isEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"997190007792\"", "\"9011900077921\"", "\"90119000779x\"", "[901190007792]",
			"{\"digits\":\"901190007792\"}" })
	void isNotRepeatedByTheErrorsOfTheJsonReader(String text) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> this.json.readValue(text, CitizenId.class))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("1190007"));
	}

	@Provide
	Arbitrary<String> numbers() {
		return Combinators
			.combine(Arbitraries.of('0', '9'), Arbitraries.of(CitizenId.provinces()),
					Arbitraries.strings().numeric().ofLength(9))
			.as((leading, province, rest) -> leading + province.substring(1) + rest);
	}

}
