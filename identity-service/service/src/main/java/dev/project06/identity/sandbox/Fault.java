package dev.project06.identity.sandbox;

/**
 * What can be made to fail, each as it fails in the field.
 */
public enum Fault {

	/** An answer takes as long as the rule says. Any call. */
	LATENCY(Place.CALL),

	/** 503 with {@code Retry-After}. Any call. */
	UNAVAILABLE(Place.CALL),

	/** 500. Any call. */
	SERVER_ERROR(Place.CALL),

	/** The connection is closed without an answer. Any call. */
	CUT_CONNECTION(Place.CALL),

	/** The ID token names another issuer. */
	WRONG_ISSUER(Place.ID_TOKEN),

	/** The ID token is for another client. */
	WRONG_AUDIENCE(Place.ID_TOKEN),

	/** The ID token carries another nonce. */
	WRONG_NONCE(Place.ID_TOKEN),

	/** The ID token carries no nonce although one was sent. */
	MISSING_NONCE(Place.ID_TOKEN),

	/** The signature of the ID token does not fit. */
	WRONG_SIGNATURE(Place.ID_TOKEN),

	/** The ID token says that it is not signed ({@code alg: none}). */
	WRONG_ALGORITHM(Place.ID_TOKEN),

	/** The ID token is signed with a key that is not published. */
	UNKNOWN_KEY(Place.ID_TOKEN),

	/** The ID token has expired an hour ago. */
	EXPIRED(Place.ID_TOKEN),

	/** The ID token begins to hold in an hour, and was issued then. */
	NOT_YET_VALID(Place.ID_TOKEN),

	/** The ID token has no subject. */
	MISSING_SUBJECT(Place.ID_TOKEN),

	/** The login is one authentication level below what was asked for. */
	LEVEL_TOO_LOW(Place.ID_TOKEN),

	/** {@code userinfo} is about another subject than the ID token. */
	WRONG_USERINFO_SUBJECT(Place.USERINFO),

	/** The authorisation response carries another state. */
	WRONG_STATE(Place.AUTHORISATION),

	/** The authorisation response names another issuer (RFC 9207). */
	WRONG_RESPONSE_ISSUER(Place.AUTHORISATION),

	/** The citizen refuses: {@code access_denied}. */
	ACCESS_DENIED(Place.AUTHORISATION),

	/** {@code temporarily_unavailable} in place of a code. */
	LOGIN_UNAVAILABLE(Place.AUTHORISATION),

	/** The code counts as used before: {@code invalid_grant}. */
	CODE_REPLAYED(Place.TOKEN),

	/** The client is refused: {@code invalid_client}. */
	CLIENT_REFUSED(Place.TOKEN),

	/** The token answer is no JSON. */
	MALFORMED_TOKEN_ANSWER(Place.TOKEN),

	/** The key set is empty. */
	NO_KEYS(Place.KEYS),

	/** One-time codes are sent and never arrive. */
	CODE_NEVER_ARRIVES(Place.INBOX);

	private final Place place;

	Fault(Place place) {
		this.place = place;
	}

	/**
	 * Where it strikes.
	 * @return the place
	 */
	public Place place() {
		return this.place;
	}

	/**
	 * Where a fault strikes.
	 */
	public enum Place {

		/** At any call. */
		CALL,

		/** In the ID token. */
		ID_TOKEN,

		/** In the answer of {@code userinfo}. */
		USERINFO,

		/** In the answer to the browser. */
		AUTHORISATION,

		/** At the token endpoint. */
		TOKEN,

		/** In the key set. */
		KEYS,

		/** On the way to the citizen's inbox. */
		INBOX

	}

}
