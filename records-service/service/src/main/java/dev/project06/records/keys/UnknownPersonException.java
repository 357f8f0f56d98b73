package dev.project06.records.keys;

/**
 * Nothing is kept under a number.
 */
public final class UnknownPersonException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	UnknownPersonException() {
		super("Nothing is kept under the number");
	}

}
