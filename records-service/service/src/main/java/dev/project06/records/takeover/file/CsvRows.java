package dev.project06.records.takeover.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.project06.records.takeover.Field;
import dev.project06.records.takeover.OldRow;

/**
 * Rows as lines of separated values (RFC 4180), in the columns that the header names in
 * any order, separated by commas, semicolons or tabs as the header is. A value in quotes
 * may hold separators and doubled quotes, but no line end, so that a row is a line and a
 * broken quote spoils one row.
 */
public final class CsvRows extends RowFormat {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final List<Field> REQUIRED = List.of(Field.CODE, Field.PROCEDURE, Field.STATE);

	private final List<Field> columns;

	private final char separator;

	private CsvRows(List<Field> columns, char separator) {
		this.columns = columns;
		this.separator = separator;
	}

	/**
	 * Reads the header.
	 * @param header the first line
	 * @return the format of the rows under it
	 * @throws BadFileException naming the column that is unknown, missing or there twice
	 */
	public static RowFormat under(Line header) {
		refuseOther(header);
		String text = header.tooLong() ? null : header.text();
		if (text == null) {
			throw new BadFileException("", header.otherEncoding().orElse("line-too-long"));
		}
		String line = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
		char separator = separator(line);
		List<String> names = values(line, separator).orElseThrow(() -> new BadFileException("", "quotes"));
		List<Field> columns = new ArrayList<>();
		for (String name : names) {
			columns.add(Field.of(name.strip())
				.orElseThrow(() -> new BadFileException("column " + (columns.size() + 1), "unknown-column")));
		}
		Set<Field> once = new HashSet<>();
		columns.stream().filter((column) -> !once.add(column)).findFirst().ifPresent((twice) -> {
			throw new BadFileException(twice.word(), "column-twice");
		});
		REQUIRED.stream().filter((column) -> !once.contains(column)).findFirst().ifPresent((missing) -> {
			throw new BadFileException(missing.word(), "column-missing");
		});
		return new CsvRows(columns, separator);
	}

	/** The one that parts the header into most names. */
	private static char separator(String header) {
		char best = ',';
		for (char separator : new char[] { ';', '\t' }) {
			if (count(header, separator) > count(header, best)) {
				best = separator;
			}
		}
		return best;
	}

	private static long count(String text, char wanted) {
		return text.chars().filter((c) -> c == wanted).count();
	}

	@Override
	Parsed row(String text) {
		List<String> values = values(text, this.separator).orElse(null);
		if (values == null) {
			return new Parsed.Broken("", "quotes");
		}
		return (values.size() == this.columns.size()) ? new Parsed.Fields(row(values))
				: new Parsed.Broken("", "columns");
	}

	private OldRow row(List<String> values) {
		Map<Field, String> row = new EnumMap<>(Field.class);
		for (int i = 0; i < values.size(); i++) {
			row.put(this.columns.get(i), values.get(i));
		}
		return new OldRow(row);
	}

	/** Nothing when a quote stands where none may. */
	private static Optional<List<String>> values(String line, char separator) {
		List<String> values = new ArrayList<>();
		int at = 0;
		while (true) {
			StringBuilder value = new StringBuilder();
			at = (at < line.length() && line.charAt(at) == '"') ? quoted(line, at + 1, value)
					: plain(line, at, separator, value);
			if (at < 0 || (at < line.length() && line.charAt(at) != separator)) {
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
	private static int plain(String line, int from, char separator, StringBuilder value) {
		int next = line.indexOf(separator, from);
		int end = (next < 0) ? line.length() : next;
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
