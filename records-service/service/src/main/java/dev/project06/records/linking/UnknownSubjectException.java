package dev.project06.records.linking;

/**
 * Nobody has the subject that the token of a citizen names.
 */
public final class UnknownSubjectException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public UnknownSubjectException() {
		super("Nobody has the subject of the login");
	}

}
