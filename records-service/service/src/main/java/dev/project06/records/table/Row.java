package dev.project06.records.table;

import java.time.DateTimeException;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One line of a table. Every reader of a field either returns what the field says or
 * throws an exception that names the file, the line and the column.
 */
public final class Row {

	private final String table;

	private final int line;

	private final Map<String, String> fields;

	Row(String table, int line, Map<String, String> fields) {
		this.table = table;
		this.line = line;
		this.fields = fields;
	}

	/**
	 * A field that must say something.
	 * @param column the name of the column
	 * @return the text, not blank
	 */
	public String text(String column) {
		String text = optional(column);
		if (text == null) {
			throw bad(column, "is empty");
		}
		return text;
	}

	/**
	 * A field that may be empty.
	 * @param column the name of the column
	 * @return the text, or {@code null} when there is none
	 */
	public @Nullable String optional(String column) {
		String text = this.fields.get(column);
		if (text == null) {
			throw bad(column, "is no column of this table");
		}
		return text.isBlank() ? null : text;
	}

	/**
	 * A field that must be readable as something else than text.
	 * @param <T> type of the value
	 * @param column the name of the column
	 * @param reader makes the value, or throws {@link IllegalArgumentException} or
	 * {@link DateTimeException}
	 * @return the value
	 */
	public <T> T value(String column, Function<String, T> reader) {
		String text = text(column);
		try {
			return reader.apply(text);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw bad(column, "has the value '" + text + "' which cannot be: " + ex.getMessage());
		}
	}

	/**
	 * A field that must be one of a few words.
	 * @param <T> type of the value
	 * @param column the name of the column
	 * @param words what each word means
	 * @return the value of the word
	 */
	public <T> T choice(String column, Map<String, T> words) {
		String text = text(column);
		T value = words.get(text);
		if (value == null) {
			throw bad(column,
					"has the value '" + text + "' which is none of " + words.keySet().stream().sorted().toList());
		}
		return value;
	}

	/**
	 * What to throw when a field is readable and nevertheless wrong.
	 * @param column the name of the column
	 * @param reason what is wrong with the field
	 * @return the exception
	 */
	public BadTableException bad(String column, String reason) {
		return new BadTableException("%s, line %d: column %s %s".formatted(this.table, this.line, column, reason));
	}

}
