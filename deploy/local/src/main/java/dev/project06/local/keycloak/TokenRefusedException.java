package dev.project06.local.keycloak;

/**
 * No token is to be had; the message is one line for the person who asked.
 */
public final class TokenRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TokenRefusedException(String message) {
		super(message);
	}

}
