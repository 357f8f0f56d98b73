package dev.project06.identity.api;

/**
 * What an officer has to know beside the fact that number, name and birth date agree.
 */
public enum Remark {

	/** The person is dead. No receipt is given. */
	DECEASED,

	/** Another number holds in place of this one, which matches nobody any more. */
	NUMBER_REPLACED,

	/** There is no card. */
	NO_CARD,

	/** The time of the card is over. */
	CARD_EXPIRED,

	/** The card is locked. */
	CARD_LOCKED,

	/** The person is not 18 yet. */
	UNDER_AGE,

	/** The register has no more than the year of birth. */
	BIRTH_YEAR_ONLY,

	/** Another number is suspected to be this person's too. */
	DUPLICATE_SUSPECTED

}
