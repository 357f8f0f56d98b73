package dev.project06.gateway.security;

import org.springframework.security.oauth2.jwt.JwtException;

/**
 * The realm does not give its keys, so that nothing can be said about a token.
 */
final class KeysUnavailableException extends JwtException {

	private static final long serialVersionUID = 1L;

	KeysUnavailableException(Throwable cause) {
		super("The keys of the realm are not to be had", cause);
	}

}
