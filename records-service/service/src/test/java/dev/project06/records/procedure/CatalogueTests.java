package dev.project06.records.procedure;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import dev.project06.records.calendar.StatutoryTime;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.table.BadTableException;
import dev.project06.records.table.Row;
import dev.project06.records.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CatalogueTests {

	private static final String GOOD = "1,06/QĐ-TTg,1.004222,sourced,Tên,Name,sourced,Bộ,full,yes,sourced,"
			+ "yes,7 working-days,sourced,15:00,recalled,any,assumption,20000,10000,,sourced,child;spouse,recalled,2.000987;3.000722,";

	private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

	private final Catalogue catalogue = Catalogue.load();

	private List<Procedure> all() {
		return this.catalogue.all().stream().map((history) -> history.versions().getLast()).toList();
	}

	@Test
	void holdsThe53EssentialServices() {
		assertThat(all()).hasSize(53).allMatch(Procedure::essential);
		assertThat(all()).filteredOn((procedure) -> procedure.decision().equals("06/QĐ-TTg")).hasSize(25);
		assertThat(all()).filteredOn((procedure) -> procedure.decision().equals("422/QĐ-TTg")).hasSize(28);
	}

	@Test
	void offersAllInFullAtAnyAgency() {
		assertThat(all()).allMatch((procedure) -> procedure.serviceLevel() == ServiceLevel.FULL)
			.allSatisfy(
					(procedure) -> assertThat(procedure.offeredBy()).containsExactlyInAnyOrder(AgencyBlock.values()));
	}

	@Test
	void findsAProcedureByItsCode() {
		Procedure residence = this.catalogue.find("1.004222", DAY).orElseThrow();
		assertThat(residence.nameVi()).isEqualTo("Đăng ký thường trú");
		assertThat(residence.nameEn()).isEqualTo("Permanent residence registration");
		assertThat(residence.leadAgency()).isEqualTo("Bộ Công an");
		assertThat(residence.hasSandboxCode()).isFalse();
		assertThat(this.catalogue.find("1.999999", DAY)).isEmpty();
		assertThat(this.catalogue.find("", DAY)).isEmpty();
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "1.004222, 7 working-days", "9.000007, 2 working-days", "3.000333, 10 days",
			"1.001193, same-day cut-off 15:00", "1.000894, same-day cut-off 15:00" })
	void takesTheTimesThatTheSourcesState(String code, String time) {
		assertThat(this.catalogue.find(code, DAY)).get()
			.returns(Standing.SOURCED, (procedure) -> procedure.standing(Fact.TIME))
			.returns(StatutoryTime.of(time), Procedure::statutoryTime);
	}

	@Test
	void saysWhichTimesItAssumes() {
		assertThat(all()).filteredOn((procedure) -> procedure.standing(Fact.TIME) == Standing.ASSUMPTION)
			.hasSize(48)
			.allMatch((procedure) -> procedure.statutoryTime().equals(StatutoryTime.of("5 working-days")));
	}

	@Test
	void saysWhichNamesAreNotKnown() {
		assertThat(all()).filteredOn((procedure) -> procedure.decision().equals("422/QĐ-TTg"))
			.allSatisfy((procedure) -> {
				assertThat(procedure.nameVi()).endsWith("(tên không có trong các nguồn)");
				assertThat(procedure.nameEn()).endsWith("(name not in the sources)");
				assertThat(procedure.leadAgency()).isNull();
				assertThat(procedure.hasSandboxCode()).isTrue();
			});
	}

	@Test
	void givesSandboxCodesOnlyWhereNoNationalCodeIsKnown() {
		assertThat(all()).filteredOn((procedure) -> !procedure.hasSandboxCode())
			.extracting(Procedure::code)
			.containsExactly("1.004222", "1.004194", "3.000333", "1.001193", "1.000656", "1.000894", "2.000986",
					"2.002622");
		assertThat(all()).extracting(Procedure::code).doesNotHaveDuplicates();
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
					Bộ,full      | Bộ,half          | service_level has the value 'half' which is none of [full, information, partial]
					sourced,yes  | sourced,maybe | essential has the value 'maybe' which is none of [no, yes]
					7 working    | 0 working     | term has the value '0 working-days' which cannot be: a statutory time reads like '7 working-days' or 'same-day'
					days,sourced | days,heard    | term_standing has the value 'heard' which is none of [assumption, recalled, sandbox, sourced]
					15:00        | 3pm           | cut_off has the value '3pm' which cannot be: a statutory time reads like '7 working-days' or 'same-day'
					any          | all           | offered_by has the value 'all' which is none of [any, locality, ministry]
					20000        | 20.000        | fee_counter has the value '20.000' which cannot be: a fee is a whole number of dong
					10000        | -1            | fee_online has the value '-1' which cannot be: a fee is a whole number of dong
					20000        | ` `           | fee_counter is empty
					child        | aunt          | roles has the value 'aunt;spouse' which cannot be: No enum constant dev.project06.records.procedure.PersonRole.AUNT
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
		assertThat(catalogue.all().stream().map((history) -> history.versions().getLast()))
			.extracting(Procedure::offeredBy)
			.extracting(java.util.Set::size)
			.isEqualTo(List.of(1, 2));
	}

	@Test
	void knowsFeesByChannel() {
		Procedure residence = this.catalogue.find("1.004222", DAY).orElseThrow();
		assertThat(residence.fee(Channel.COUNTER)).isEqualTo(20_000);
		assertThat(residence.fee(Channel.ONLINE)).isEqualTo(10_000);
		assertThat(residence.fee(Channel.POST)).isEqualTo(20_000);
		assertThat(residence.standing(Fact.FEES)).isEqualTo(Standing.SOURCED);
		assertThat(this.catalogue.find("1.001193", DAY)).get().returns(0L, (birth) -> birth.fee(Channel.ONLINE));
	}

	@Test
	void everyProcedureHasPapersAndResultsAndSaysHowTheyAreKnown() {
		assertThat(all()).allSatisfy((procedure) -> {
			assertThat(procedure.components()).isNotEmpty().anyMatch(Component::required);
			assertThat(procedure.results()).isNotEmpty();
			assertThat(procedure.standing(Fact.COMPONENTS)).isIn(Standing.RECALLED, Standing.SANDBOX);
			assertThat(procedure.standing(Fact.RESULTS)).isEqualTo(Standing.SANDBOX);
		});
		assertThat(this.catalogue.find("1.000894", DAY).orElseThrow().components()).filteredOn(Component::waivable)
			.extracting(Component::code)
			.containsExactly("HN", "CT");
		assertThat(this.catalogue.find("1.001193", DAY).orElseThrow().results()).extracting(Result::form)
			.containsExactly(Result.Form.PAPER);
	}

	@Test
	void namesTheProceduresThatTookThePlaceOfOthers() {
		assertThat(this.catalogue.find("2.000986", DAY).orElseThrow().replacedBy()).containsExactly("2.000987",
				"3.000722");
		assertThat(this.catalogue.find("2.002622", DAY).orElseThrow().replacedBy()).containsExactly("2.002913");
	}

	@Test
	void refusesAPaperOfAnUnknownProcedure() {
		List<Row> procedures = table("procedures.csv", ShippedProcedures.COLUMNS, GOOD);
		List<Row> components = table("components.csv", ShippedProcedures.COMPONENT_COLUMNS,
				"1.000001,TK,Tờ khai,Form,yes,no,recalled,");
		assertThatExceptionOfType(BadTableException.class)
			.isThrownBy(() -> ShippedProcedures.read(procedures, components, List.of()))
			.withMessage("components.csv, line 2: column procedure is not in procedures.csv");
	}

	private static Catalogue load(String... lines) {
		return Catalogue.of(ShippedProcedures.read(table("procedures.csv", ShippedProcedures.COLUMNS, lines), List.of(),
				List.of()));
	}

	private static List<Row> table(String name, List<String> columns, String... lines) {
		String csv = String.join(",", columns) + "\n" + String.join("\n", lines);
		return Table.parse(name, csv.getBytes(StandardCharsets.UTF_8), columns);
	}

}
