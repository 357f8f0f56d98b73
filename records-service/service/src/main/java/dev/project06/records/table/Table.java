package dev.project06.records.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table in a CSV resource: UTF-8, one row a line, a header that names every column,
 * fields with a comma or a quote in double quotes.
 */
public final class Table {

	private Table() {
	}

	/**
	 * Reads a table whole.
	 * @param beside the class in whose package the resource lies
	 * @param name the name of the resource
	 * @param columns the columns, in the order in which the table must have them
	 * @return the rows below the header, at least one
	 * @throws BadTableException when the table is not as it should be
	 */
	public static List<Row> read(Class<?> beside, String name, List<String> columns) {
		try (InputStream in = beside.getResourceAsStream(name)) {
			if (in == null) {
				throw new BadTableException(name + " is missing from the package of " + beside.getName());
			}
			return parse(name, in.readAllBytes(), columns);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(name, ex);
		}
	}

	/**
	 * Reads a table from its bytes.
	 * @param name what to call the table in an exception
	 * @param csv the bytes of the table
	 * @param columns the columns, in the order in which the table must have them
	 * @return the rows below the header, at least one
	 * @throws BadTableException when the table is not as it should be
	 */
	public static List<Row> parse(String name, byte[] csv, List<String> columns) {
		List<String> lines = decode(name, csv).lines().toList();
		if (lines.size() < 2) {
			throw new BadTableException(name + " has no rows");
		}
		List<String> header = split(name, 1, lines.getFirst());
		if (!header.equals(columns)) {
			throw new BadTableException("%s, line 1: the columns are %s and not %s".formatted(name, header, columns));
		}
		List<Row> rows = new ArrayList<>();
		for (int line = 2; line <= lines.size(); line++) {
			rows.add(row(name, line, split(name, line, lines.get(line - 1)), columns));
		}
		return rows;
	}

	private static String decode(String name, byte[] csv) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new BadTableException(name + " is not UTF-8");
		}
	}

	private static Row row(String name, int line, List<String> fields, List<String> columns) {
		if (fields.size() != columns.size()) {
			throw new BadTableException(
					"%s, line %d: has %d fields and not %d".formatted(name, line, fields.size(), columns.size()));
		}
		Map<String, String> named = new LinkedHashMap<>();
		for (int i = 0; i < columns.size(); i++) {
			named.put(columns.get(i), fields.get(i));
		}
		return new Row(name, line, named);
	}

	private static List<String> split(String name, int line, String text) {
		List<String> fields = new ArrayList<>();
		int at = 0;
		while (at <= text.length()) {
			int end = (at < text.length() && text.charAt(at) == '"') ? closing(name, line, text, at) + 1
					: plainEnd(text, at);
			if (end < text.length() && text.charAt(end) != ',') {
				throw new BadTableException("%s, line %d: text after the closing quote".formatted(name, line));
			}
			fields.add(unquote(text.substring(at, end)));
			at = end + 1;
		}
		return fields;
	}

	private static int plainEnd(String text, int at) {
		int comma = text.indexOf(',', at);
		return (comma < 0) ? text.length() : comma;
	}

	private static int closing(String name, int line, String text, int at) {
		for (int i = at + 1; i < text.length(); i++) {
			if (text.charAt(i) == '"') {
				if (i + 1 == text.length() || text.charAt(i + 1) != '"') {
					return i;
				}
				i++;
			}
		}
		throw new BadTableException("%s, line %d: a quote is not closed".formatted(name, line));
	}

	private static String unquote(String field) {
		return field.startsWith("\"") ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
	}

}
