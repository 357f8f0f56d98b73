package dev.project06.gateway.calls;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The W3C trace context of a call. Each call that is inside the gateway has exactly one
 * valid {@value #HEADER}: the caller's, or else a new one.
 */
public final class Trace {

	/** The header of the trace context. */
	public static final String HEADER = "traceparent";

	private static final int LENGTH = 55;

	private static final int ID_FROM = 3;

	private static final int ID_TO = 35;

	private static final int PARENT_TO = 52;

	private static final String NO_ID = "0".repeat(32);

	private static final String NO_PARENT = "0".repeat(16);

	private Trace() {
	}

	/**
	 * The trace id of a call inside the gateway.
	 * @param request the call
	 * @return 32 hexadecimal digits
	 */
	public static String id(ServerHttpRequest request) {
		String header = request.getHeaders().getFirst(HEADER);
		return (header != null && isValid(header)) ? header.substring(ID_FROM, ID_TO) : NO_ID;
	}

	/**
	 * Whether a header is a trace context of version 00.
	 * @param header the header
	 * @return whether it can be continued
	 */
	public static boolean isValid(String header) {
		return header.length() == LENGTH && header.startsWith("00-") && header.charAt(ID_TO) == '-'
				&& header.charAt(PARENT_TO) == '-' && isHex(header, ID_FROM, ID_TO)
				&& isHex(header, ID_TO + 1, PARENT_TO) && isHex(header, PARENT_TO + 1, LENGTH)
				&& !header.startsWith(NO_ID, ID_FROM) && !header.startsWith(NO_PARENT, ID_TO + 1);
	}

	private static boolean isHex(String text, int from, int to) {
		for (int at = from; at < to; at++) {
			char digit = text.charAt(at);
			if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Begins a trace.
	 * @return a header with a random trace id, sampled
	 */
	public static String begin() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		HexFormat hex = HexFormat.of();
		return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1L) + '-'
				+ hex.toHexDigits(random.nextLong() | 1L) + "-01";
	}

}
