package dev.project06.records.attachment;

/**
 * As many files are on their way through this instance as it can carry.
 */
public final class OverloadedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	OverloadedException(int most) {
		super("More than " + most + " files at once");
	}

}
