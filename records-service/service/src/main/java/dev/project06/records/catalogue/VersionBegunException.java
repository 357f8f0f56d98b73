package dev.project06.records.catalogue;

/**
 * A version cannot be changed, because dossiers may have been received under it.
 */
public final class VersionBegunException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	VersionBegunException() {
		super("The version has begun");
	}

}
