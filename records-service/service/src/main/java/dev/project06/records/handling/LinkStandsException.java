package dev.project06.records.handling;

/**
 * A verified link was to be replaced by another.
 */
public final class LinkStandsException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	LinkStandsException() {
		super("The link of the dossier is verified already");
	}

}
