package dev.project06.records.takeover.job;

/**
 * There is no such import, or the caller may not know of it.
 */
public final class NoSuchImportException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	NoSuchImportException() {
		super("No such import");
	}

}
