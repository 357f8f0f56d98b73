package dev.project06.records.takeover.file;

import dev.project06.records.takeover.OldRow;

/**
 * One row of a file.
 */
public sealed interface Parsed {

	/**
	 * It has fields.
	 *
	 * @param row the fields as written
	 */
	record Fields(OldRow row) implements Parsed {
	}

	/**
	 * It cannot be taken apart.
	 *
	 * @param field the field where that shows; empty for the row as a whole
	 * @param check what is wrong
	 */
	record Broken(String field, String check) implements Parsed {
	}

}
