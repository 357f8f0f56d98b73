package dev.project06.records.store;

import dev.project06.records.dossier.DossierCode;

/**
 * A dossier was changed by someone else between reading and writing. Nothing was written.
 */
public final class VersionConflictException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	public VersionConflictException(DossierCode code) {
		super("Dossier " + code + " was changed in between");
	}

}
