package dev.project06.records.agency;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import dev.project06.records.table.BadTableException;
import dev.project06.records.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProvincesTests {

	private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);

	private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);

	private final Provinces provinces = Provinces.load();

	@ParameterizedTest(name = "{1} on {0}")
	@CsvSource({ "2024-01-01, 63", "2025-01-01, 63", "2025-06-30, 63", "2025-07-01, 34", "2027-12-31, 34" })
	void thereWere63AndThere34Since(LocalDate day, int count) {
		assertThat(this.provinces.inForce(day)).hasSize(count).extracting(Province::code).doesNotHaveDuplicates();
	}

	@ParameterizedTest(name = "{0} was {1} and is {2}")
	@CsvSource({ "15, Tỉnh Yên Bái, Tỉnh Lào Cai", "24, Tỉnh Bắc Giang, Tỉnh Bắc Ninh",
			"44, Tỉnh Quảng Bình, Tỉnh Quảng Trị", "52, Tỉnh Bình Định, Tỉnh Gia Lai",
			"80, Tỉnh Long An, Tỉnh Tây Ninh", "82, Tỉnh Tiền Giang, Tỉnh Đồng Tháp",
			"91, Tỉnh Kiên Giang, Tỉnh An Giang" })
	void sevenCodesMeanAnotherProvinceSince(String code, String before, String since) {
		assertThat(this.provinces.find(code, BEFORE)).get().returns(before, Province::nameVi);
		assertThat(this.provinces.find(code, SINCE)).get().returns(since, Province::nameVi);
	}

	@Test
	void noOtherCodeMeansAnotherProvinceSince() {
		assertThat(this.provinces.inForce(SINCE))
			.filteredOn((province) -> !this.provinces.find(province.code(), BEFORE)
				.orElseThrow()
				.nameVi()
				.equals(province.nameVi()))
			.hasSize(7);
	}

	@Test
	void aPrefixNamesTheProvinceOfBirthAndNotTheOneWithItsCode() {
		Province tayNinh = this.provinces.ofBirth("072").orElseThrow();
		assertThat(tayNinh.nameVi()).isEqualTo("Tỉnh Tây Ninh");
		assertThat(this.provinces.on(tayNinh, SINCE)).returns("80", Province::code);
		Province longAn = this.provinces.ofBirth("080").orElseThrow();
		assertThat(longAn.nameVi()).isEqualTo("Tỉnh Long An");
		assertThat(this.provinces.on(longAn, SINCE).nameVi()).isEqualTo("Tỉnh Tây Ninh");
		assertThat(this.provinces.inForce(BEFORE)).allMatch((province) -> province.birthPrefix() != null);
		assertThat(this.provinces.inForce(SINCE)).filteredOn((province) -> province.birthPrefix() != null).hasSize(11);
		assertThat(this.provinces.ofBirth("003")).isEmpty();
	}

	@Test
	void everyProvinceOf2024BelongsToOneOfThe34() {
		assertThat(this.provinces.inForce(Provinces.FIRST_DAY)).allSatisfy(
				(province) -> assertThat(this.provinces.inForce(SINCE)).contains(this.provinces.on(province, SINCE)));
		assertThat(this.provinces.on(this.provinces.find("46", Provinces.FIRST_DAY).orElseThrow(), SINCE).nameVi())
			.isEqualTo("Thành phố Huế");
	}

	@Test
	void knowsWhatAProvinceWasMadeFrom() {
		Province hoChiMinhCity = this.provinces.find("79", SINCE).orElseThrow();
		assertThat(this.provinces.before(hoChiMinhCity)).extracting(Province::code).containsExactly("74", "77", "79");
		assertThat(this.provinces.before(this.provinces.find("01", SINCE).orElseThrow())).isEmpty();
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					1,A,A,,,,,sourced,               | code has the value '1' which cannot be: it has not 2 digits
					01,A,A,2025-07-01,,,1,sourced,   | birth_prefix has the value '1' which cannot be: it has not 3 digits
					01,A,A,,2025-06-30,,,sourced,    | becomes does not go with valid_until
					01,A,A,,,02,,sourced,            | becomes does not go with valid_until
					01,A,A,,2025-06-30,09,,sourced,  | becomes is no province on the next day
					02,A,A,2025-07-01,,,,sourced,    | valid_from is not after the last day of the same code
					01,A,A,1 July,,,,sourced,        | valid_from has the value '1 July' which cannot be: Text '1 July' could not be parsed at index 0
					""")
	void namesWhatIsWrongInTheTable(String line, String reason) {
		String csv = String.join(",", Provinces.COLUMNS) + "\n02,B,B,,,,,sourced,\n" + line;
		assertThatExceptionOfType(BadTableException.class)
			.isThrownBy(() -> Provinces
				.of(Table.parse("provinces.csv", csv.getBytes(StandardCharsets.UTF_8), Provinces.COLUMNS)))
			.withMessage("provinces.csv, line 3: column " + reason);
	}

}
