package dev.project06.identity.account;

/**
 * A factor by which a person can be recognised.
 */
public enum Factor {

	/** The password of the account. */
	PASSWORD(Kind.KNOWLEDGE),

	/** The 6-digit code of the app. */
	PASSCODE(Kind.KNOWLEDGE),

	/** The answer to one of the two security questions. */
	SECURITY_QUESTION(Kind.KNOWLEDGE),

	/** A code sent to the person's own SIM, which it shows the possession of. */
	ONE_TIME_CODE(Kind.POSSESSION),

	/** The device that the account was activated on. */
	DEVICE(Kind.POSSESSION),

	/** The chip of the identity card. */
	CARD(Kind.POSSESSION),

	/** The face. */
	FACE(Kind.INHERENCE),

	/** A fingerprint. */
	FINGERPRINT(Kind.INHERENCE);

	private final Kind kind;

	Factor(Kind kind) {
		this.kind = kind;
	}

	/**
	 * What sort of factor it is.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * The three sorts of factor.
	 */
	public enum Kind {

		/** What a person knows. */
		KNOWLEDGE,

		/** What a person has. */
		POSSESSION,

		/** What a person is: the biometric ones. */
		INHERENCE

	}

}
