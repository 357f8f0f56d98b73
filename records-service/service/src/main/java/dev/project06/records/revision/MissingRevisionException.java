package dev.project06.records.revision;

/**
 * A write came without the revision that the caller has read.
 */
public final class MissingRevisionException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** Refuses a write. */
	public MissingRevisionException() {
		super("No If-Match");
	}

}
