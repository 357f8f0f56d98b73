package dev.project06.records.table;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TableTests {

	@Test
	void readsPlainAndQuotedFields() {
		List<Row> rows = parse("a,b\n1,\"x, y\"\n\"say \"\"Tết\"\"\",\n");
		assertThat(rows).hasSize(2);
		assertThat(rows.get(0).text("b")).isEqualTo("x, y");
		assertThat(rows.get(1).text("a")).isEqualTo("say \"Tết\"");
		assertThat(rows.get(1).optional("b")).isNull();
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			``              | t.csv has no rows
			a,b             | t.csv has no rows
			a,c;1,2         | t.csv, line 1: the columns are [a, c] and not [a, b]
			b,a;1,2         | t.csv, line 1: the columns are [b, a] and not [a, b]
			a,b;1,2;1       | t.csv, line 3: has 1 fields and not 2
			a,b;1,2,3       | t.csv, line 2: has 3 fields and not 2
			a,b;1,2;;3,4    | t.csv, line 3: has 1 fields and not 2
			a,b;"1,2        | t.csv, line 2: a quote is not closed
			a,b;"1"x,2      | t.csv, line 2: text after the closing quote
			""")
	void refusesATableThatIsNotWhole(String csv, String message) {
		assertThatExceptionOfType(BadTableException.class).isThrownBy(() -> parse(csv.replace(';', '\n')))
			.withMessage(message);
	}

	@Test
	void refusesBrokenUtf8() {
		byte[] latin = "a,b\né,1\n".getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(BadTableException.class)
			.isThrownBy(() -> Table.parse("t.csv", latin, List.of("a", "b")))
			.withMessage("t.csv is not UTF-8");
	}

	@Test
	void refusesATableThatIsNotThere() {
		assertThatExceptionOfType(BadTableException.class)
			.isThrownBy(() -> Table.read(TableTests.class, "none.csv", List.of("a")))
			.withMessage("none.csv is missing from the package of " + TableTests.class.getName());
	}

	@Test
	void namesTheColumnOfAFieldThatCannotBe() {
		Row row = parse("a,b\n2026-02-30,\n").getFirst();
		assertBad(() -> row.text("b"), "column b is empty");
		assertBad(() -> row.text("c"), "column c is no column of this table");
		assertThatExceptionOfType(BadTableException.class).isThrownBy(() -> row.value("a", LocalDate::parse))
			.withMessageStartingWith("t.csv, line 2: column a has the value '2026-02-30' which cannot be: ");
		assertBad(() -> row.choice("a", Map.of("yes", 1, "no", 2)),
				"column a has the value '2026-02-30' which is none of [no, yes]");
	}

	private static void assertBad(Runnable read, String message) {
		assertThatExceptionOfType(BadTableException.class).isThrownBy(read::run)
			.withMessage("t.csv, line 2: " + message);
	}

	private static List<Row> parse(String csv) {
		return Table.parse("t.csv", csv.getBytes(StandardCharsets.UTF_8), List.of("a", "b"));
	}

}
