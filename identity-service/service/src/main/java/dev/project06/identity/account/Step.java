package dev.project06.identity.account;

import dev.project06.identity.account.Standing.LockReason;
import dev.project06.identity.account.Standing.Party;
import dev.project06.identity.account.Standing.RefusalReason;

/**
 * Something that is to happen to an account. What can be seen from the account and the
 * register alone is decided by {@link AccountLife}; codes, secrets and pictures have been
 * checked before.
 */
sealed interface Step {

	/**
	 * An application.
	 *
	 * @param level 1 or 2
	 * @param applicant who applies
	 */
	record Apply(int level, Applicant applicant) implements Step {
	}

	/** The authority approves before its time is over, or sends the notice once more. */
	record Approve() implements Step {
	}

	/**
	 * The authority refuses.
	 *
	 * @param reason why
	 */
	record Refuse(RefusalReason reason) implements Step {
	}

	/** The person activates. */
	record Activate() implements Step {
	}

	/**
	 * A lock.
	 *
	 * @param by who
	 * @param reason why; the owner's own wish for an owner
	 */
	record Lock(Party by, LockReason reason) implements Step {
	}

	/**
	 * The end of a lock.
	 *
	 * @param by who
	 * @param alive whether the register has the person as living
	 */
	record Unlock(Party by, boolean alive) implements Step {
	}

	/**
	 * The end of the account.
	 *
	 * @param by who
	 */
	record Close(Party by) implements Step {
	}

	/**
	 * Who applies, as the register has the person.
	 *
	 * @param age full years
	 * @param alive whether the person lives
	 * @param card the identity card
	 * @param cardApplication whether a card is applied for together with the account
	 */
	record Applicant(int age, boolean alive, Card card, boolean cardApplication) {
	}

	/** How an identity card is. */
	enum Card {

		/** In force. */
		VALID,

		/** Run out. */
		EXPIRED,

		/** Locked or withdrawn. */
		LOCKED,

		/** None yet. */
		NOT_ISSUED

	}

}
