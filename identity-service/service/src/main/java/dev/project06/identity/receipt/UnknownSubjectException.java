package dev.project06.identity.receipt;

/**
 * Nobody has the subject that a receipt was asked for.
 */
public final class UnknownSubjectException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	UnknownSubjectException() {
		super("No citizen has this subject");
	}

}
