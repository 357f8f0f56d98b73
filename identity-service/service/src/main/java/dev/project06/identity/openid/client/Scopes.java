package dev.project06.identity.openid.client;

import java.util.List;

/**
 * The scopes of the provider.
 */
public final class Scopes {

	/** Every request has it. */
	public static final String OPENID = "openid";

	/** Name, birth date and sex. */
	public static final String PROFILE = "profile";

	/** The same with how they were verified. */
	public static final String VERIFIED = "verified_claims";

	/** The number, in the answer of {@code userinfo} only. */
	public static final String CITIZEN_ID = "citizen_id";

	/** A refresh token. */
	public static final String OFFLINE = "offline_access";

	/** All of them. */
	public static final List<String> ALL = List.of(OPENID, PROFILE, VERIFIED, CITIZEN_ID, OFFLINE);

	/** What a client may ask for that did not say. */
	static final List<String> USUAL = List.of(OPENID, PROFILE, VERIFIED, OFFLINE);

	private Scopes() {
	}

}
