package dev.project06.records.reading;

/**
 * There is no dossier with this code that the caller may see.
 */
public final class NoSuchDossierException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	NoSuchDossierException() {
		super("No dossier that the caller may see");
	}

}
