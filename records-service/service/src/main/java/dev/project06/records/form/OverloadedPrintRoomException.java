package dev.project06.records.form;

/**
 * More forms wait to be printed than can.
 */
public final class OverloadedPrintRoomException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	OverloadedPrintRoomException(Throwable cause) {
		super("Too many forms wait to be printed", cause);
	}

}
