package dev.project06.records.table;

/**
 * A shipped table cannot be read. The message names the file, the line and, where one is
 * at fault, the column.
 */
public final class BadTableException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	BadTableException(String message) {
		super(message);
	}

}
