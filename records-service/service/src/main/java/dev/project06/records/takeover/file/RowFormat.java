package dev.project06.records.takeover.file;

import java.util.Optional;

/**
 * How the rows of a file are written.
 */
public abstract sealed class RowFormat permits CsvRows, JsonRows {

	/**
	 * Reads a row.
	 * @param line its line
	 * @return the row; what is wrong with it is in it
	 */
	public Parsed read(Line line) {
		if (line.tooLong()) {
			return new Parsed.Broken("", "line-too-long");
		}
		String text = line.text();
		return (text != null) ? row(text) : new Parsed.Broken("", line.otherEncoding().orElse("encoding-utf-8"));
	}

	abstract Parsed row(String text);

	/**
	 * Refuses a file that is none of rows.
	 * @param first its first line
	 * @throws BadFileException when it is no text
	 */
	static void refuseOther(Line first) {
		Optional<String> check = first.noText();
		if (check.isPresent()) {
			throw new BadFileException("", check.get());
		}
	}

}
