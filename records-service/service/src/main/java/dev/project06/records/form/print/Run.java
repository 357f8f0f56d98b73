package dev.project06.records.form.print;

/**
 * A piece of text of one style.
 *
 * @param text the text
 * @param style how it looks
 */
public record Run(String text, Style style) {

	/**
	 * Upright text.
	 * @param text the text
	 * @return the piece
	 */
	public static Run of(String text) {
		return new Run(text, Style.REGULAR);
	}

	/**
	 * Bold text.
	 * @param text the text
	 * @return the piece
	 */
	public static Run bold(String text) {
		return new Run(text, Style.BOLD);
	}

	/**
	 * Italic text.
	 * @param text the text
	 * @return the piece
	 */
	public static Run italic(String text) {
		return new Run(text, Style.ITALIC);
	}

}
