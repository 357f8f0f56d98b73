package dev.project06.records.handling;

import dev.project06.records.dossier.Outcome;

/**
 * A dossier was to be moved in a way that its state does not allow.
 */
public final class IllegalTransitionException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final transient Outcome.Refused refusal;

	IllegalTransitionException(Outcome.Refused refusal) {
		super(refusal.from() + " does not allow " + refusal.attempted());
		this.refusal = refusal;
	}

	/**
	 * Why it was refused.
	 * @return the state, the move and the moves that the state allows
	 */
	public Outcome.Refused refusal() {
		return this.refusal;
	}

}
