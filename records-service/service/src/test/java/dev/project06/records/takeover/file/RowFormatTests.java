package dev.project06.records.takeover.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import dev.project06.records.takeover.Field;
import dev.project06.records.takeover.OldRow;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowFormatTests {

	private static final Charset WINDOWS = Objects.requireNonNull(Charset.forName("windows-1252"));

	private final JsonRows json = new JsonRows(JsonMapper.shared());

	@Test
	void csvTakesTheColumnsInAnyOrderAndEitherSeparator() {
		Map<Field, String> wanted = Map.of(Field.CODE, "H26-1", Field.NAME, "An, \"Ba\"", Field.PROCEDURE, "1.004222",
				Field.STATE, "10");
		assertThat(csv("\uFEFFname,code,state,procedure", "\"An, \"\"Ba\"\"\",H26-1,10,1.004222")).isEqualTo(wanted);
		assertThat(csv("code; state; procedure;name", "H26-1;10;1.004222;\"An, \"\"Ba\"\"\"")).isEqualTo(wanted);
		assertThat(csv("code\tstate\tprocedure\tname", "H26-1\t10\t1.004222\t\"An, \"\"Ba\"\"\"")).isEqualTo(wanted);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			code,state,procedure,phone | column 4  | unknown-column
			H26-250310-0001,10,1.00    | column 1  | unknown-column
			code,state                 | procedure | column-missing
			code,code,state,procedure  | code      | column-twice
			"code,state                | ``        | quotes
			PK\u0003\u0004xl           | ``        | spreadsheet
			c\u0000o\u0000d\u0000e     | ``        | encoding-utf-16
			""")
	void aHeaderThatIsNoneSaysWhereItFails(String header, String field, String check) {
		assertThatExceptionOfType(BadFileException.class).isThrownBy(() -> CsvRows.under(line(header)))
			.satisfies((bad) -> {
				assertThat(bad.field()).isEqualTo(field);
				assertThat(bad.check()).isEqualTo(check);
				assertThat(bad.row()).isEqualTo(-1);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a,b,"c     | quotes
			a,b"b,c    | quotes
			a,"b" ,c   | quotes
			a,b        | columns
			a,b,c,d    | columns
			``         | columns
			""")
	void aBrokenCsvRowSpoilsOnlyItself(String row, String check) {
		RowFormat format = CsvRows.under(line("code,state,procedure"));
		assertThat(format.read(line(row))).isEqualTo(new Parsed.Broken("", check));
		assertThat(format.read(line("a,b,c"))).isInstanceOf(Parsed.Fields.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			no json                 | ``    | json
			[1]                     | ``    | json
			{"code":"a"} x          | ``    | json
			{"code":"a","phone":1}  | ``    | unknown-field
			{"code":true}           | code  | type
			{"state":1.5}           | state | type
			""")
	void aBrokenJsonRowIsNamed(String row, String field, String check) {
		JsonRows strict = new JsonRows(JsonMapper.builder()
			.enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build());
		assertThat(strict.read(line(row))).isEqualTo(new Parsed.Broken(field, check));
	}

	@Test
	void jsonTakesTextsAndWholeNumbers() {
		assertThat(this.json.read(line("{\"code\":\"a\",\"state\":10,\"name\":null}")))
			.isEqualTo(new Parsed.Fields(new OldRow(Map.of(Field.CODE, "a", Field.STATE, "10"))));
	}

	@Test
	void bytesThatAreNoUtf8AreNamed() {
		assertThat(new Line("NguyÔn V¨n An".getBytes(WINDOWS), false).otherEncoding()).contains("encoding-tcvn3");
		assertThat(new Line("Nguyeãn Vaên An".getBytes(WINDOWS), false).otherEncoding()).contains("encoding-vni");
		assertThat(new Line(new byte[] { 'a', (byte) 0xff }, false).otherEncoding()).contains("encoding-utf-8");
		assertThat(line("Nguyễn Văn An").otherEncoding()).isEmpty();
		assertThat(this.json.read(new Line("NguyÔn V¨n An".getBytes(WINDOWS), false)))
			.isEqualTo(new Parsed.Broken("", "encoding-tcvn3"));
		assertThat(this.json.read(new Line(new byte[0], true))).isEqualTo(new Parsed.Broken("", "line-too-long"));
	}

	@Property(tries = 200)
	void linesAreTheSameHoweverTheyAreCut(@ForAll long seed) {
		Random random = new Random(seed);
		List<String> wanted = new ArrayList<>();
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (int i = 0; i < 20; i++) {
			String text = "ấ".repeat(random.nextInt(50));
			wanted.add(text);
			all.writeBytes((text + (random.nextBoolean() ? "\r\n" : "\n")).getBytes(StandardCharsets.UTF_8));
		}
		LineSplitter splitter = new LineSplitter();
		List<String> got = new ArrayList<>();
		byte[] bytes = all.toByteArray();
		for (int at = 0; at < bytes.length;) {
			int size = Math.min(bytes.length - at, 1 + random.nextInt(40));
			byte[] part = java.util.Arrays.copyOfRange(bytes, at, at + size);
			splitter.split(DefaultDataBufferFactory.sharedInstance.wrap(part))
				.forEach((line) -> got.add(Objects.requireNonNull(line.text())));
			at += size;
		}
		assertThat(splitter.rest()).isEmpty();
		assertThat(got).isEqualTo(wanted);
	}

	private static Map<Field, String> csv(String header, String row) {
		return ((Parsed.Fields) CsvRows.under(line(header)).read(line(row))).row().values();
	}

	private static Line line(String text) {
		return new Line(text.getBytes(StandardCharsets.UTF_8), false);
	}

}
