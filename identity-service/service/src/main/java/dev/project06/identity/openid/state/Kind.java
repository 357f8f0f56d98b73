package dev.project06.identity.openid.state;

/**
 * What is remembered.
 */
public enum Kind {

	/** A pushed authorisation request. */
	PUSHED,

	/** A citizen on the way through the login page. */
	INTERACTION,

	/** A browser that somebody is logged in with. */
	SESSION,

	/** What a citizen granted a client in one login. */
	GRANT,

	/** An authorisation code. */
	CODE,

	/** An access token. */
	ACCESS_TOKEN,

	/** A refresh token. */
	REFRESH_TOKEN,

	/** The id of a client assertion that was used. */
	ASSERTION

}
