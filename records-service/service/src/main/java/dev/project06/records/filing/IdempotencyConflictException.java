package dev.project06.records.filing;

import dev.project06.records.dossier.DossierCode;

/**
 * A key came a second time, with another body.
 */
public final class IdempotencyConflictException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String dossier;

	/**
	 * The key came with another body.
	 * @param dossier the dossier that it has made or changed
	 */
	public IdempotencyConflictException(DossierCode dossier) {
		super("The key has made dossier " + dossier + " from another body");
		this.dossier = dossier.text();
	}

	/**
	 * What the first request with the key has made.
	 * @return code of the dossier
	 */
	public String dossier() {
		return this.dossier;
	}

}
