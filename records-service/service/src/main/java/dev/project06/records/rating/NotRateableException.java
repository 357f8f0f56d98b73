package dev.project06.records.rating;

import dev.project06.records.events.DossierState;

/**
 * A dossier is not rated while it is handled, and a rating not changed when its time is
 * over.
 */
public final class NotRateableException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final DossierState state;

	NotRateableException(DossierState state) {
		super("A dossier that is " + state + " is not rated, or not any more");
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
