package dev.project06.gateway.routes;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import dev.project06.gateway.access.OpenIdPath;
import dev.project06.gateway.calls.CallLog;
import dev.project06.gateway.problem.ResponseHeaders;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Which headers cross the gateway: all but those of one connection only and those that
 * are nobody's business on the other side.
 */
final class ServiceHeaders implements HttpHeadersFilter {

	private static final Set<String> STOPPED = Set.of("connection", "keep-alive", "transfer-encoding", "te", "trailer",
			"upgrade", "proxy-connection", "proxy-authorization", "proxy-authenticate", "expect", "host", "server",
			"x-powered-by", CallLog.TRACE_ID.toLowerCase(Locale.ROOT));

	private final Type direction;

	ServiceHeaders(Type direction) {
		this.direction = direction;
	}

	@Override
	public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
		Set<String> named = named(headers);
		boolean cookies = OpenIdPath.matches(exchange.getRequest().getPath().value());
		HttpHeaders crossing = new HttpHeaders();
		headers.forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (!STOPPED.contains(lower) && !named.contains(lower) && (cookies || !lower.equals("set-cookie"))) {
				crossing.addAll(name, values);
			}
		});
		if (this.direction == Type.RESPONSE) {
			ResponseHeaders.secure(crossing, exchange.getRequest());
		}
		return crossing;
	}

	/** The headers that {@code Connection} says are for this connection. */
	private static Set<String> named(HttpHeaders headers) {
		List<String> connection = headers.getConnection();
		if (connection.isEmpty()) {
			return Set.of();
		}
		Set<String> named = new TreeSet<>();
		connection.forEach((name) -> named.add(name.toLowerCase(Locale.ROOT)));
		return named;
	}

	@Override
	public boolean supports(Type type) {
		return type == this.direction;
	}

}
