package dev.project06.records.events;

/**
 * Standing of the link from a dossier to the personal identification number of its
 * holder.
 */
public enum LinkState {

	/** A receipt vouches for the number. */
	VERIFIED,

	/** A receipt has been asked for and is not there yet. */
	PENDING,

	/** The declared data differ from the register. */
	MISMATCH,

	/** More than one person fits. */
	AMBIGUOUS,

	/** No number is attached. */
	UNLINKED,

	/** The number was replaced by another. */
	SUPERSEDED

}
