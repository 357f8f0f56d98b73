package dev.project06.gateway.calls;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * Who calls, as far as limits and logs need it.
 *
 * @param client the OAuth client that the token was given to, or {@code anonymous}
 * @param key what the client's share is counted by
 */
public record Caller(String client, String key) {

	private static final String ATTRIBUTE = Caller.class.getName();

	/**
	 * Remembers the caller for the rest of the call.
	 * @param exchange the call
	 */
	public void rememberIn(ServerWebExchange exchange) {
		exchange.getAttributes().put(ATTRIBUTE, this);
	}

	static @Nullable Caller from(Map<String, Object> attributes) {
		return (Caller) attributes.get(ATTRIBUTE);
	}

}
