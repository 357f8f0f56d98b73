package dev.project06.records.rating;

/**
 * The dossier has a rating.
 */
public final class RatedAlreadyException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	RatedAlreadyException() {
		super("The dossier has a rating");
	}

}
