package dev.project06.records.reading;

/**
 * A text is no cursor of this service.
 */
public final class BadCursorException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	BadCursorException() {
		super("Not a cursor of this service");
	}

}
