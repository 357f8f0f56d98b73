package dev.project06.records.attachment;

import dev.project06.records.events.DossierState;

/**
 * The state of a dossier does not allow what is to be done with its papers.
 */
public final class WrongStateException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final DossierState state;

	WrongStateException(DossierState state) {
		super("A dossier that is " + state + " does not allow this");
		this.state = state;
	}

	/**
	 * What does not allow it.
	 * @return the state of the dossier
	 */
	public DossierState state() {
		return this.state;
	}

}
