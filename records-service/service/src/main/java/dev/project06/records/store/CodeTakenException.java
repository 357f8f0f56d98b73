package dev.project06.records.store;

import dev.project06.records.dossier.DossierCode;

/**
 * There is a dossier of this code already, which another system has given out.
 */
public final class CodeTakenException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	CodeTakenException(DossierCode code, Throwable cause) {
		super("There is a dossier " + code, cause);
	}

}
