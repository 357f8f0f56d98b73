package dev.project06.records.procedure;

/**
 * How a fact of a procedure is known.
 */
public enum Standing {

	/** Read in a decision or in a system in use. */
	SOURCED,

	/** Recalled and not verified. */
	RECALLED,

	/** Assumed, because no source says it. */
	ASSUMPTION,

	/** Made up for the sandbox. */
	SANDBOX

}
