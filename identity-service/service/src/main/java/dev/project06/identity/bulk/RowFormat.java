package dev.project06.identity.bulk;

/**
 * How rows are written.
 */
@FunctionalInterface
interface RowFormat {

	/** Reads one row; what is wrong with it is in the row. */
	default Row read(Line line) {
		if (line.tooLong()) {
			return new Row.Malformed(null, "line-too-long");
		}
		String text = line.text();
		return (text != null) ? row(text) : new Row.Malformed(null, "utf-8");
	}

	Row row(String text);

}
