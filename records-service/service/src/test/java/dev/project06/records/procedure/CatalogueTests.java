package dev.project06.records.procedure;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.project06.records.calendar.StatutoryTime;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.table.BadTableException;
import dev.project06.records.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CatalogueTests {

	private static final String GOOD = "1,06/QĐ-TTg,1.004222,sourced,Tên,Name,sourced,Bộ,full,yes,7 working-days,stated,any,";

	private final Catalogue catalogue = Catalogue.load();

	@Test
	void holdsThe53EssentialServices() {
		assertThat(this.catalogue.all()).hasSize(53).allMatch(Procedure::essential);
		assertThat(this.catalogue.all()).filteredOn((procedure) -> procedure.decision().equals("06/QĐ-TTg"))
			.hasSize(25);
		assertThat(this.catalogue.all()).filteredOn((procedure) -> procedure.decision().equals("422/QĐ-TTg"))
			.hasSize(28);
	}

	@Test
	void offersAllInFullAtAnyAgency() {
		assertThat(this.catalogue.all()).allMatch((procedure) -> procedure.serviceLevel() == ServiceLevel.FULL)
			.allSatisfy(
					(procedure) -> assertThat(procedure.offeredBy()).containsExactlyInAnyOrder(AgencyBlock.values()));
	}

	@Test
	void findsAProcedureByItsCode() {
		Procedure residence = this.catalogue.find("1.004222").orElseThrow();
		assertThat(residence.nameVi()).isEqualTo("Đăng ký thường trú");
		assertThat(residence.nameEn()).isEqualTo("Permanent residence registration");
		assertThat(residence.leadAgency()).isEqualTo("Bộ Công an");
		assertThat(residence.hasSandboxCode()).isFalse();
		assertThat(this.catalogue.find("1.999999")).isEmpty();
		assertThat(this.catalogue.find("")).isEmpty();
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "1.004222, 7 working-days", "9.000007, 2 working-days", "3.000333, 10 days", "1.001193, same-day",
			"1.000894, same-day" })
	void takesTheTimesThatTheSourcesState(String code, String time) {
		assertThat(this.catalogue.find(code)).get()
			.matches((procedure) -> !procedure.timeIsAssumption())
			.returns(StatutoryTime.of(time), Procedure::statutoryTime);
	}

	@Test
	void saysWhichTimesItAssumes() {
		assertThat(this.catalogue.all()).filteredOn(Procedure::timeIsAssumption)
			.hasSize(48)
			.allMatch((procedure) -> procedure.statutoryTime().equals(StatutoryTime.of("5 working-days")));
	}

	@Test
	void saysWhichNamesAreNotKnown() {
		assertThat(this.catalogue.all()).filteredOn((procedure) -> procedure.decision().equals("422/QĐ-TTg"))
			.allSatisfy((procedure) -> {
				assertThat(procedure.nameVi()).endsWith("(tên không có trong các nguồn)");
				assertThat(procedure.nameEn()).endsWith("(name not in the sources)");
				assertThat(procedure.leadAgency()).isNull();
				assertThat(procedure.hasSandboxCode()).isTrue();
			});
	}

	@Test
	void givesSandboxCodesOnlyWhereNoNationalCodeIsKnown() {
		assertThat(this.catalogue.all()).filteredOn((procedure) -> !procedure.hasSandboxCode())
			.extracting(Procedure::code)
			.containsExactly("1.004222", "1.004194", "3.000333", "1.001193", "1.000656", "1.000894", "2.000986",
					"2.002622");
		assertThat(this.catalogue.all()).extracting(Procedure::code).doesNotHaveDuplicates();
	}

	@ParameterizedTest(name = "{2}")
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					1.004222,    | 4.004222,     | code is not of the form [123]\\.[0-9]{6}
					1.004222,    | ,             | code is empty
					sourced,Tên  | sandbox,Tên   | code is not of the form 9\\.[0-9]{6}
					sourced,Tên  | guessed,Tên   | code_standing has the value 'guessed' which is none of [sandbox, sourced]
					Tên          | ` `           | name_vi is empty
					Name         | ``            | name_en is empty
					full         | half          | service_level has the value 'half' which is none of [full, information, partial]
					yes          | maybe         | essential has the value 'maybe' which is none of [no, yes]
					7 working    | 0 working     | term has the value '0 working-days' which cannot be: a statutory time reads like '7 working-days' or 'same-day'
					stated       | heard         | term_standing has the value 'heard' which is none of [assumption, stated]
					any          | all           | offered_by has the value 'all' which is none of [any, locality, ministry]
					""")
	void namesWhatIsWrongInTheTable(String part, String replaced, String reason) {
		assertThatExceptionOfType(BadTableException.class)
			.isThrownBy(() -> load(GOOD.replace("1.004222", "1.004223"), GOOD.replace(part, replaced)))
			.withMessage("procedures.csv, line 3: column " + reason);
	}

	@Test
	void refusesACodeThatStandsTwice() {
		assertThatExceptionOfType(BadTableException.class).isThrownBy(() -> load(GOOD, GOOD))
			.withMessage("procedures.csv, line 3: column code stands in the table twice");
	}

	@Test
	void offersAProcedureOnlyWhereTheTableSaysSo() {
		Catalogue catalogue = load(GOOD.replace("any", "locality"), GOOD.replace("1.004222", "1.004223"));
		assertThat(catalogue.all()).extracting(Procedure::offeredBy)
			.extracting(java.util.Set::size)
			.isEqualTo(List.of(1, 2));
	}

	private static Catalogue load(String... lines) {
		String csv = String.join(",", Catalogue.COLUMNS) + "\n" + String.join("\n", lines);
		return Catalogue.of(Table.parse("procedures.csv", csv.getBytes(StandardCharsets.UTF_8), Catalogue.COLUMNS));
	}

}
