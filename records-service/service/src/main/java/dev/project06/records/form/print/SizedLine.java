package dev.project06.records.form.print;

/**
 * A line of a column.
 *
 * @param text the text
 * @param style how it looks
 * @param size of its letters, in points
 * @param ruled whether a line is drawn below it
 */
public record SizedLine(String text, Style style, float size, boolean ruled) {

	/**
	 * A line without a rule.
	 * @param text the text
	 * @param style how it looks
	 * @param size of its letters
	 * @return the line
	 */
	public static SizedLine of(String text, Style style, float size) {
		return new SizedLine(text, style, size, false);
	}

}
