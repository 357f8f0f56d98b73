package dev.project06.records.catalogue;

/**
 * What the path names is not in the catalogue, or was not on the day asked for.
 */
public final class NothingThereException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	NothingThereException() {
		super("Not in the catalogue");
	}

}
