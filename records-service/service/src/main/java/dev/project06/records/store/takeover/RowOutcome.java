package dev.project06.records.store.takeover;

/**
 * What became of a row of an import.
 */
public enum RowOutcome {

	/** The dossier is here, with the number of its holder. */
	LINKED,

	/** The dossier is here; several people could be its holder. */
	AMBIGUOUS,

	/** The dossier is here; what the row says of the holder differs from the register. */
	MISMATCH,

	/** The dossier is here; nobody is known to be its holder. */
	UNLINKED,

	/** A dossier with that code was here before, and stays as it was. */
	ALREADY_THERE,

	/** No dossier could be made of the row. */
	REFUSED

}
