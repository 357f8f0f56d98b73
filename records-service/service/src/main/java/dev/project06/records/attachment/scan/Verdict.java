package dev.project06.records.attachment.scan;

/**
 * What a scanner says of a file.
 */
sealed interface Verdict {

	/** Nothing was found. */
	record Clean() implements Verdict {
	}

	/**
	 * Something was found.
	 *
	 * @param name what, in the scanner's words
	 */
	record Infected(String name) implements Verdict {
	}

	/**
	 * The scanner answers that it cannot scan the file.
	 *
	 * @param reason why, in the scanner's words
	 */
	record Failed(String reason) implements Verdict {
	}

}
