package dev.project06.identity.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows as lines of comma-separated values (RFC 4180), in the columns that the header
 * names in any order. A value in quotes may hold commas and doubled quotes, but no line
 * end, so that a row is a line.
 */
final class CsvRows implements RowFormat {

	private static final List<String> COLUMNS = List.of("ref", "citizenId", "fullName", "birthDate");

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final List<Integer> places;

	private CsvRows(List<Integer> places) {
		this.places = places;
	}

	/** Nothing when the line is not a header with exactly the four columns. */
	static Optional<CsvRows> under(Line header) {
		String text = header.tooLong() ? null : header.text();
		return Optional.ofNullable(text)
			.map((line) -> line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line)
			.flatMap(CsvRows::values)
			.filter((names) -> names.size() == COLUMNS.size() && new HashSet<>(names).equals(Set.copyOf(COLUMNS)))
			.map((names) -> new CsvRows(COLUMNS.stream().map(names::indexOf).toList()));
	}

	@Override
	public Row row(String text) {
		return values(text).filter((values) -> values.size() == COLUMNS.size())
			.map((values) -> Row.of(value(values, 0), value(values, 1), value(values, 2), value(values, 3)))
			.orElse(new Row.Malformed(null, "columns"));
	}

	private String value(List<String> values, int column) {
		return values.get(this.places.get(column));
	}

	/** Nothing when a quote stands where none may. */
	static Optional<List<String>> values(String line) {
		List<String> values = new ArrayList<>();
		int at = 0;
		while (true) {
			StringBuilder value = new StringBuilder();
			at = (at < line.length() && line.charAt(at) == '"') ? quoted(line, at + 1, value) : plain(line, at, value);
			if (at < 0 || (at < line.length() && line.charAt(at) != ',')) {
				return Optional.empty();
			}
			values.add(value.toString());
			if (at == line.length()) {
				return Optional.of(values);
			}
			at++;
		}
	}

	/** Where the value ends, or -1 when a quote stands in it. */
	private static int plain(String line, int from, StringBuilder value) {
		int comma = line.indexOf(',', from);
		int end = (comma < 0) ? line.length() : comma;
		value.append(line, from, end);
		return (value.indexOf("\"") < 0) ? end : -1;
	}

	/** Where the value ends, past its closing quote, or -1 when there is none. */
	private static int quoted(String line, int from, StringBuilder value) {
		for (int i = from; i < line.length(); i++) {
			if (line.charAt(i) != '"') {
				value.append(line.charAt(i));
			}
			else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
				value.append('"');
				i++;
			}
			else {
				return i + 1;
			}
		}
		return -1;
	}

}
