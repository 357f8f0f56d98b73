package dev.project06.records.agency;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

import dev.project06.records.events.AgencyBlock;
import dev.project06.records.table.BadTableException;
import dev.project06.records.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AgenciesTests {

	private final Agencies agencies = Agencies.load();

	@Test
	void holdsThe63ProvincesOf2024() {
		assertThat(this.agencies.all())
			.filteredOn((agency) -> agency.parent() == null && agency.block() == AgencyBlock.LOCALITY)
			.hasSize(63)
			.allMatch((agency) -> agency.code().text().matches("H[0-6][0-9]"))
			.allMatch((agency) -> agency.province() != null);
	}

	@Test
	void leaves34ProvincesInOfficeAfterTheMergerEachOfWhichTookOverFromOthers() {
		LocalDate after = LocalDate.of(2025, 7, 1);
		assertThat(this.agencies.all())
			.filteredOn((agency) -> agency.parent() == null && agency.block() == AgencyBlock.LOCALITY)
			.filteredOn((agency) -> agency.isInOffice(after))
			.hasSize(34);
		assertThat(this.agencies.all()).extracting(Agency::becomes)
			.filteredOn(Objects::nonNull)
			.hasSize(29)
			.allSatisfy((code) -> assertThat(this.agencies.find(code)).get()
				.matches((successor) -> successor.isInOffice(after)));
		assertThat(this.agencies.find(AgencyCode.of("H25.01"))).get()
			.returns(LocalDate.of(2025, 6, 30), Agency::validUntil);
	}

	@Test
	void saysHowWellEachCodeIsKnown() {
		assertThat(this.agencies.all()).filteredOn((agency) -> agency.standing() == Agency.Standing.SOURCED)
			.extracting((agency) -> agency.code().text())
			.containsExactly("H15", "H22", "H29", "H49", "H56", "H57");
		assertThat(this.agencies.all())
			.filteredOn((agency) -> agency.parent() == null && agency.block() == AgencyBlock.MINISTRY)
			.extracting((agency) -> agency.code() + " " + agency.standing())
			.containsExactly("G01 RECALLED", "G09 RECALLED", "G12 RECALLED", "G15 RECALLED", "G22 RECALLED",
					"G91 SANDBOX", "G92 SANDBOX", "G93 SANDBOX", "G94 SANDBOX", "G95 SANDBOX");
		assertThat(this.agencies.all()).filteredOn((agency) -> agency.parent() != null)
			.isNotEmpty()
			.allMatch((agency) -> agency.standing() == Agency.Standing.SANDBOX);
	}

	@Test
	void findsAnAgencyByItsCode() {
		Agency haNam = this.agencies.find(AgencyCode.of("000.00.00.H25")).orElseThrow();
		assertThat(haNam.nameVi()).isEqualTo("Tỉnh Hà Nam");
		assertThat(haNam.nameEn()).isEqualTo("Ha Nam Province");
		assertThat(haNam.becomes()).hasToString("H42");
		assertThat(haNam.isInOffice(LocalDate.of(2025, 6, 30))).isTrue();
		assertThat(haNam.isInOffice(LocalDate.of(2025, 7, 1))).isFalse();
		assertThat(this.agencies.find(AgencyCode.of("H99"))).isEmpty();
	}

	@Test
	void knowsWhatIsWithinWhat() {
		assertThat(within("H29", "H29")).isTrue();
		assertThat(within("H29.01.01", "H29")).isTrue();
		assertThat(within("H29.01.01", "H29.01")).isTrue();
		assertThat(within("H29", "H29.01")).isFalse();
		assertThat(within("H29.02", "H29.01")).isFalse();
		assertThat(within("H29.77", "H29")).isFalse();
		assertThat(within("H99", "H99")).isFalse();
	}

	@Test
	void listsAnAgencyWithAllUnderIt() {
		assertThat(this.agencies.under(AgencyCode.of("H29"))).extracting((agency) -> agency.code().text())
			.containsExactly("H29", "H29.01", "H29.01.01", "H29.02");
		assertThat(this.agencies.under(AgencyCode.of("H99"))).isEmpty();
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					H1,A,A,locality,sourced        | code has the value 'H1' which cannot be: Not an agency code: it reads neither like H29.01 nor like 000.00.01.H29
					H29,A,A,locality,sourced       | code stands in the table twice
					H30.01,A,A,locality,sourced    | code has no agency H30 above it in the lines before
					H29.01,A,A,ministry,sourced    | block is not that of the agency above it
					H30,A,A,province,sourced       | block has the value 'province' which is none of [locality, ministry]
					H30,,A,locality,sourced        | name_vi is empty
					H30,A,A,locality,heard         | code_standing has the value 'heard' which is none of [recalled, sandbox, sourced]
					""")
	void namesWhatIsWrongInTheTable(String line, String reason) {
		String csv = String.join(",", Agencies.COLUMNS) + "\nH29,A,A,locality,sourced,,,,\n" + line + ",,,,\n";
		assertThatExceptionOfType(BadTableException.class).isThrownBy(
				() -> Agencies.of(Table.parse("agencies.csv", csv.getBytes(StandardCharsets.UTF_8), Agencies.COLUMNS)))
			.withMessage("agencies.csv, line 3: column " + reason);
	}

	private boolean within(String code, String ancestor) {
		return this.agencies.within(AgencyCode.of(code), AgencyCode.of(ancestor));
	}

}
