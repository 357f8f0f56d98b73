package dev.project06.identity.account;

import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;

/**
 * How the account of a person stands before anything happens in a sandbox, as a function
 * of the number. Of 100 people of 14 years or more 81 have one, and 60 of those are
 * active: the published proportion of 81 million to 60 million.
 */
public enum StartingKind {

	/** An active account of level 1. */
	ACTIVE_1,

	/** An active account of level 2. */
	ACTIVE_2,

	/** Approved today, not activated yet. */
	APPROVED,

	/** Approved long ago and never activated. */
	LAPSED,

	/** Asked for today. */
	REQUESTED,

	/** Locked by its owner. */
	LOCKED_BY_OWNER,

	/** Locked by the authority. */
	LOCKED_BY_AUTHORITY,

	/** Closed. */
	CLOSED,

	/** None. */
	NONE;

	private static final int YOUNGEST = 14;

	/**
	 * How a person's account stands.
	 * @param person the person
	 * @return always the same for the same person
	 */
	public static StartingKind of(Person person) {
		if (person.age(Population.REFERENCE) < YOUNGEST) {
			return NONE;
		}
		int lot = StartingAccounts.lot(person.citizenId(), "eid", 1000);
		if (lot < 600) {
			return (level(person) == 2) ? ACTIVE_2 : ACTIVE_1;
		}
		if (lot < 740) {
			return LAPSED;
		}
		if (lot < 770) {
			return APPROVED;
		}
		if (lot < 780) {
			return REQUESTED;
		}
		if (lot < 790) {
			return LOCKED_BY_OWNER;
		}
		if (lot < 800) {
			return LOCKED_BY_AUTHORITY;
		}
		return (lot < 810) ? CLOSED : NONE;
	}

	/** The level that the account has or is to have. */
	static int level(Person person) {
		return (StartingAccounts.lot(person.citizenId(), "eid-account", 100) < 85) ? 2 : 1;
	}

}
