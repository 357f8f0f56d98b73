package dev.project06.gateway.door;

import java.util.Locale;
import java.util.Set;

import dev.project06.gateway.calls.Trace;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a request what its sender may not say, and puts in what the gateway says.
 */
final class HeaderHygiene {

	private static final String FORWARDED = "x-forwarded-";

	private static final Set<String> DROPPED = Set.of("forwarded", "proxy-authorization", "proxy-connection",
			"true-client-ip", "client-ip", "cf-connecting-ip", "remote-user");

	private HeaderHygiene() {
	}

	/**
	 * Cleans the headers of a request.
	 * @param headers the headers, changed in place
	 * @param cookies whether cookies may stay
	 * @param peer the address that the request came from
	 * @param trusted whether that peer's forwarding headers are believed
	 * @param secure whether it came over TLS
	 */
	static void clean(HttpHeaders headers, boolean cookies, String peer, boolean trusted, boolean secure) {
		for (String name : headers.names()) {
			if (isDropped(name.toLowerCase(Locale.ROOT), cookies, trusted)) {
				headers.remove(name);
			}
		}
		forward(headers, peer, secure);
		trace(headers);
	}

	private static boolean isDropped(String name, boolean cookies, boolean trusted) {
		if (name.equals("cookie")) {
			return !cookies;
		}
		if (name.startsWith("x-")) {
			return !(trusted && name.startsWith(FORWARDED));
		}
		return DROPPED.contains(name) || name.indexOf('_') >= 0;
	}

	private static void forward(HttpHeaders headers, String peer, boolean secure) {
		String before = headers.get("x-forwarded-for");
		headers.set("x-forwarded-for", (before != null) ? before + ", " + peer : peer);
		if (!headers.contains("x-forwarded-proto")) {
			headers.set("x-forwarded-proto", secure ? "https" : "http");
		}
		@Nullable String host = headers.get(HttpHeaderNames.HOST);
		if (host != null && !headers.contains("x-forwarded-host")) {
			headers.set("x-forwarded-host", host);
		}
	}

	private static void trace(HttpHeaders headers) {
		String parent = headers.get(Trace.HEADER);
		if (parent == null || !Trace.isValid(parent) || headers.getAll(Trace.HEADER).size() > 1) {
			headers.set(Trace.HEADER, Trace.begin());
			headers.remove("tracestate");
		}
	}

}
