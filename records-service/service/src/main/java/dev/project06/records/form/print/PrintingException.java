package dev.project06.records.form.print;

import java.io.IOException;

/**
 * A form could not be printed.
 */
public final class PrintingException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Tells that printing failed.
	 * @param cause why
	 */
	public PrintingException(IOException cause) {
		super("A form could not be printed", cause);
	}

}
