package dev.project06.records.rating;

/**
 * The dossier has no rating.
 */
public final class NoRatingException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	NoRatingException() {
		super("The dossier has no rating");
	}

}
