package dev.project06.identity.sandbox;

/**
 * What can be made to fail, each as it fails in the field.
 */
public enum Fault {

	/** An answer takes as long as the rule says. Any call. */
	LATENCY(Place.CALL, "An answer takes as long as the rule says. Any call."),

	/** 503 with {@code Retry-After}. Any call. */
	UNAVAILABLE(Place.CALL, "503 with Retry-After. Any call."),

	/** 500. Any call. */
	SERVER_ERROR(Place.CALL, "500. Any call."),

	/** The connection is closed without an answer. Any call. */
	CUT_CONNECTION(Place.CALL, "The connection is closed without an answer. Any call."),

	/** The ID token names another issuer. */
	WRONG_ISSUER(Place.ID_TOKEN, "The ID token names another issuer."),

	/** The ID token is for another client. */
	WRONG_AUDIENCE(Place.ID_TOKEN, "The ID token is for another client."),

	/** The ID token carries another nonce. */
	WRONG_NONCE(Place.ID_TOKEN, "The ID token carries another nonce."),

	/** The ID token carries no nonce although one was sent. */
	MISSING_NONCE(Place.ID_TOKEN, "The ID token carries no nonce although one was sent."),

	/** The signature of the ID token does not fit. */
	WRONG_SIGNATURE(Place.ID_TOKEN, "The signature of the ID token does not fit."),

	/** The ID token says that it is not signed ({@code alg: none}). */
	WRONG_ALGORITHM(Place.ID_TOKEN, "The ID token says that it is not signed (alg: none)."),

	/** The ID token is signed with a key that is not published. */
	UNKNOWN_KEY(Place.ID_TOKEN, "The ID token is signed with a key that is not published."),

	/** The ID token has expired an hour ago. */
	EXPIRED(Place.ID_TOKEN, "The ID token has expired an hour ago."),

	/** The ID token begins to hold in an hour, and was issued then. */
	NOT_YET_VALID(Place.ID_TOKEN, "The ID token begins to hold in an hour, and was issued then."),

	/** The ID token has no subject. */
	MISSING_SUBJECT(Place.ID_TOKEN, "The ID token has no subject."),

	/** The ID token carries the hash of another access token. */
	WRONG_ACCESS_TOKEN_HASH(Place.ID_TOKEN, "The ID token carries the hash of another access token."),

	/** The login is one authentication level below what was asked for. */
	LEVEL_TOO_LOW(Place.ID_TOKEN, "The login is one authentication level below what was asked for."),

	/** {@code userinfo} is about another subject than the ID token. */
	WRONG_USERINFO_SUBJECT(Place.USERINFO, "userinfo is about another subject than the ID token."),

	/** The authorisation response carries another state. */
	WRONG_STATE(Place.AUTHORISATION, "The authorisation response carries another state."),

	/** The authorisation response names another issuer (RFC 9207). */
	WRONG_RESPONSE_ISSUER(Place.AUTHORISATION, "The authorisation response names another issuer (RFC 9207)."),

	/** The citizen refuses: {@code access_denied}. */
	ACCESS_DENIED(Place.AUTHORISATION, "The citizen refuses: access_denied."),

	/** {@code temporarily_unavailable} in place of a code. */
	LOGIN_UNAVAILABLE(Place.AUTHORISATION, "temporarily_unavailable in place of a code."),

	/** The code counts as used before: {@code invalid_grant}. */
	CODE_REPLAYED(Place.TOKEN, "The code counts as used before: invalid_grant."),

	/** The client is refused: {@code invalid_client}. */
	CLIENT_REFUSED(Place.TOKEN, "The client is refused: invalid_client."),

	/** The token answer is no JSON. */
	MALFORMED_TOKEN_ANSWER(Place.TOKEN, "The token answer is no JSON."),

	/** The key set is empty. */
	NO_KEYS(Place.KEYS, "The key set is empty."),

	/** One-time codes are sent and never arrive. */
	CODE_NEVER_ARRIVES(Place.INBOX, "One-time codes are sent and never arrive.");

	private final Place place;

	private final String what;

	Fault(Place place, String what) {
		this.place = place;
		this.what = what;
	}

	/**
	 * What happens.
	 * @return a sentence in English, for the published table
	 */
	public String what() {
		return this.what;
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
