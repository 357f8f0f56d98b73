package dev.project06.identity.bulk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.verification.Birth;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RowFormatTests {

	private static final Row.Question QUESTION = new Row.Question("r-1", CitizenId.of("901190007792"),
			"Nguyễn Thị Trang", Birth.on(LocalDate.of(1990, 1, 6)));

	private final RowFormat json = new JsonRows(JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build());

	@Test
	void aRowIsReadFromJson() {
		assertThat(read(this.json,
				"{\"ref\":\"r-1\",\"citizenId\":\"901190007792\",\"fullName\":\"Nguyễn Thị Trang\",\"birthDate\":\"1990-01-06\"}"))
			.isEqualTo(QUESTION);
	}

	@Test
	void aBirthDateMayBeAYearAlone() {
		assertThat(read(CsvRows.under(line("ref,citizenId,fullName,birthDate")).orElseThrow(),
				"r-1,901190007792,Nguyễn Thị Trang,1990"))
			.isEqualTo(new Row.Question("r-1", QUESTION.citizenId(), QUESTION.fullName(), Birth.in(1990)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ref,citizenId,fullName,birthDate|r-1,901190007792,Nguyễn Thị Trang,1990-01-06",
			"\uFEFFbirthDate,\"ref\",fullName,citizenId|\"1990-01-06\",r-1,\"Nguyễn Thị Trang\",901190007792" })
	void aRowIsReadFromCsvInAnyOrderOfColumns(String text) {
		String[] lines = text.split("\\|", -1);
		assertThat(read(CsvRows.under(line(lines[0])).orElseThrow(), lines[1])).isEqualTo(QUESTION);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ref", "ref,citizenId,fullName", "ref,citizenId,fullName,birthDate,more",
			"ref,ref,fullName,birthDate", "Ref,citizenId,fullName,birthDate", "ref;citizenId;fullName;birthDate",
			"r-1,901190007792,X,1990-01-06", "\"ref,citizenId,fullName,birthDate" })
	void anotherHeaderIsNone(String header) {
		assertThat(CsvRows.under(line(header))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                                                                                        | json
					{                                                                                         | json
					null                                                                                      | json
					{} {}                                                                                     | json
					{"ref":"a","ref":"b"}                                                                     | json
					[]                                                                                        | json
					7                                                                                         | json
					{"ref":{}}                                                                                | type
					{"ref":"a","more":1}                                                                      | unknown-field
					{}                                                                                        | ref
					{"ref":""}                                                                                | ref
					{"ref":"a b"}                                                                             | ref
					{"ref":"901190007792"}                                                                    | ref-holds-a-number
					{"ref":"x/901190007792"}                                                                  | ref-holds-a-number
					{"ref":"a"}                                                                               | citizen-id-required
					{"ref":"a","citizenId":"901190007792"}                                                    | full-name
					{"ref":"a","citizenId":"901190007792","fullName":" "}                                     | full-name
					{"ref":"a","citizenId":"901190007792","fullName":"Trang 2"}                               | full-name
					{"ref":"a","citizenId":"90119000779","fullName":"Trang","birthDate":"1990-01-06"}         | citizen-id-length
					{"ref":"a","citizenId":"90119000779x","fullName":"Trang","birthDate":"1990-01-06"}        | citizen-id-digits
					{"ref":"a","citizenId":"999190007792","fullName":"Trang","birthDate":"1990-01-06"}        | citizen-id-province
					{"ref":"a","citizenId":"901190007792","fullName":"Trang"}                                 | birth-date
					{"ref":"a","citizenId":"901190007792","fullName":"Trang","birthDate":"1990-02-30"}        | birth-date
					{"ref":"a","citizenId":"901190007792","fullName":"Trang","birthDate":"06/01/1990"}        | birth-date
					""")
	void whatIsWrongWithAJsonRowIsNamed(String text, String check) {
		assertThat(read(this.json, text)).isInstanceOfSatisfying(Row.Malformed.class,
				(row) -> assertThat(row.check()).isEqualTo(check));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a,b,c", "a,b,c,d,e", "\"a,b,c,d", "a\"b,c,d,e", "\"a\"b,c,d,e" })
	void aCsvRowWithOtherColumnsIsMalformed(String text) {
		assertThat(read(CsvRows.under(line("ref,citizenId,fullName,birthDate")).orElseThrow(), text))
			.isEqualTo(new Row.Malformed(null, "columns"));
	}

	@Test
	void linesThatCannotBeReadAreMalformed() {
		assertThat(this.json.read(new Line(new byte[10], true))).isEqualTo(new Row.Malformed(null, "line-too-long"));
		assertThat(this.json.read(new Line(new byte[] { (byte) 0xFF }, false)))
			.isEqualTo(new Row.Malformed(null, "utf-8"));
	}

	@Property(tries = 300)
	void whateverIsWrittenAsRfc4180SaysIsReadAsItWas(@ForAll List<String> values) {
		String text = values.stream()
			.map((value) -> "\"" + value.replace("\"", "\"\"") + "\"")
			.collect(java.util.stream.Collectors.joining(","));
		assertThat(CsvRows.values(text)).contains(values.isEmpty() ? List.of("") : values);
	}

	@Property(tries = 300)
	void noTextMakesAFormatFail(@ForAll String text) {
		assertThat(read(this.json, text)).isNotNull();
		assertThat(read(CsvRows.under(line("ref,citizenId,fullName,birthDate")).orElseThrow(), text)).isNotNull();
	}

	private static Row read(RowFormat format, String text) {
		return format.read(line(text));
	}

	private static Line line(String text) {
		return new Line(text.getBytes(StandardCharsets.UTF_8), false);
	}

}
