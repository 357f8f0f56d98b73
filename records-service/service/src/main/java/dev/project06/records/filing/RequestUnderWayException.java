package dev.project06.records.filing;

/**
 * A request with the same key is still being carried out.
 */
public final class RequestUnderWayException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	RequestUnderWayException() {
		super("A request with this key is under way");
	}

}
