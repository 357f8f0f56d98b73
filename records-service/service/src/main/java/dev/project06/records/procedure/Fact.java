package dev.project06.records.procedure;

/**
 * What is known of a procedure, each with a {@link Standing} of its own.
 */
public enum Fact {

	/** Its code. */
	CODE,

	/** Its names. */
	NAME,

	/** How much of it is offered online, and whether all of it could be. */
	SERVICE_LEVEL,

	/** The statutory time. */
	TIME,

	/** From what hour on a dossier counts as received on the next working day. */
	CUT_OFF,

	/** Which agencies offer it. */
	OFFER,

	/** What it costs. */
	FEES,

	/** Which persons it knows. */
	ROLES,

	/** Which papers a dossier consists of. */
	COMPONENTS,

	/** What it ends in. */
	RESULTS

}
