package dev.project06.identity.verification;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who asks.
 *
 * @param officer the officer's account, or the client of an agency's system
 * @param agency code of the agency, without which nobody has a right to ask
 */
public record Asker(String officer, @Nullable String agency) {

	/**
	 * Whoever a token stands for.
	 * @param token a token of the realm
	 * @return the asker
	 */
	public static Asker of(JwtAuthenticationToken token) {
		return new Asker(token.getName(), token.getToken().getClaimAsString("agency"));
	}

}
