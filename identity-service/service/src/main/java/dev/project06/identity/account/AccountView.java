package dev.project06.identity.account;

import dev.project06.identity.api.CitizenId;

/**
 * An account as a login sees it.
 *
 * @param citizenId whose it is
 * @param level 1 or 2, which is not the level of an authentication
 * @param state where it stands
 */
public record AccountView(CitizenId citizenId, int level, State state) {

	/**
	 * Where an account stands.
	 */
	public enum State {

		/** Asked for, and within the time that the authority has. */
		REQUESTED,

		/** Approved; the person has not activated it. */
		APPROVED_NOT_ACTIVATED,

		/** Usable. */
		ACTIVE,

		/** Locked, by the person or by an authority. */
		LOCKED,

		/** Closed for good. */
		CLOSED

	}

}
