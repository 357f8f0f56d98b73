package dev.project06.gateway.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The headers that every answer carries unless the service behind set its own.
 */
public final class ResponseHeaders {

	private ResponseHeaders() {
	}

	/**
	 * Adds the headers that are missing.
	 * @param headers the headers of the answer
	 * @param request the call
	 */
	public static void secure(HttpHeaders headers, ServerHttpRequest request) {
		headers.set("X-Content-Type-Options", "nosniff");
		if (!headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
			headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
		}
		if (!headers.containsHeader("Content-Security-Policy")) {
			headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
		}
		if (request.getSslInfo() != null) {
			headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
		}
	}

}
