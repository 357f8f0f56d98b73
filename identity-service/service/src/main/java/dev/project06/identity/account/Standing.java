package dev.project06.identity.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where an account stands, with what belongs to standing there.
 */
sealed interface Standing {

	/**
	 * There is no account.
	 *
	 * @param refused why the last application was refused, if there was one
	 */
	record None(@Nullable RefusalReason refused) implements Standing {
	}

	/** An application on its way to an activation. */
	sealed interface Pending extends Standing {

		/** Level that was asked for. */
		int level();

	}

	/**
	 * Asked for.
	 *
	 * @param level 1 or 2
	 * @param at when
	 * @param dueAt when the authority's time is over: nobody having refused it, it is
	 * approved then
	 */
	record Requested(int level, Instant at, Instant dueAt) implements Pending {
	}

	/**
	 * Approved, and not activated.
	 *
	 * @param level 1 or 2
	 * @param at when the notice went out
	 * @param activateBy end of the time to activate it
	 */
	record Approved(int level, Instant at, Instant activateBy) implements Pending {
	}

	/**
	 * Usable.
	 *
	 * @param level 1 or 2
	 * @param next an application for the higher level
	 */
	record Active(int level, @Nullable Pending next) implements Standing {
	}

	/**
	 * Locked.
	 *
	 * @param before what an unlocking gives back
	 * @param reason why
	 */
	record Locked(Active before, LockReason reason) implements Standing {
	}

	/**
	 * Closed.
	 *
	 * @param level it had
	 * @param by who closed it
	 */
	record Closed(int level, Party by) implements Standing {
	}

	/** Who acts on an account. */
	enum Party {

		/** The person whose account it is. */
		OWNER,

		/** An officer. */
		AUTHORITY

	}

	/** Why an application is refused. */
	enum RefusalReason {

		/** What was declared is not so. */
		UNTRUE_DECLARATION,

		/** The card is not in order. */
		CARD_NOT_IN_ORDER,

		/** The pictures are of somebody else, or of no use. */
		BIOMETRICS_NOT_ALIKE

	}

	/** Why an account is locked. */
	enum LockReason {

		/** The person asked for it. */
		OWNER,

		/** The terms of use were broken. */
		BREACH_OF_TERMS,

		/** The identity card was locked. */
		CARD_LOCKED,

		/** The identity card was withdrawn. */
		CARD_REVOKED,

		/** The person has died. */
		DEATH,

		/** A competent authority ordered it. */
		ORDER

	}

}
