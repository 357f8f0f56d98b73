package dev.project06.gateway.security;

import dev.project06.gateway.calls.Caller;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Tells callers apart: by client and subject of the token, or else by address.
 */
final class Callers {

	private static final String UNKNOWN = "unknown";

	private Callers() {
	}

	static Caller of(Authentication caller) {
		String client = (caller.getPrincipal() instanceof Jwt token) ? token.getClaimAsString("azp") : null;
		String named = (client != null) ? client : UNKNOWN;
		return new Caller(named, named + '\n' + caller.getName());
	}

	/**
	 * A caller without a token. The door has put the peer's address last in
	 * {@code X-Forwarded-For}; what stands before it came from a trusted proxy.
	 * @param request the call
	 * @return the caller, counted by address
	 */
	static Caller anonymous(ServerHttpRequest request) {
		String forwarded = request.getHeaders().getFirst("X-Forwarded-For");
		if (forwarded == null) {
			return new Caller("anonymous", UNKNOWN);
		}
		int peer = forwarded.lastIndexOf(',');
		String known = (peer < 0) ? forwarded : forwarded.substring(0, peer);
		return new Caller("anonymous", known.substring(known.lastIndexOf(',') + 1).strip());
	}

}
