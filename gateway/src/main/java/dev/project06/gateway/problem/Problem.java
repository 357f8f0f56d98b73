package dev.project06.gateway.problem;

import java.util.Locale;

import org.springframework.http.HttpStatusCode;

/**
 * The problems that the gateway answers with. The names are part of the contract: callers
 * act on them.
 */
public enum Problem {

	/** The request breaks HTTP or the rules for paths and headers. */
	BAD_REQUEST(400),

	/** No token, or none that the realm stands for. */
	UNAUTHENTICATED(401),

	/** The caller is known and may not. */
	FORBIDDEN(403),

	/** There is nothing at this path. */
	NOT_FOUND(404),

	/** The path is there, not with this method. */
	METHOD_NOT_ALLOWED(405),

	/** The body is larger than the limit. */
	BODY_TOO_LARGE(413),

	/** The address is longer than the limit. */
	URI_TOO_LONG(414),

	/** The client asks more than its share. */
	RATE_LIMITED(429),

	/** The headers are larger than the limit. */
	HEADERS_TOO_LARGE(431),

	/** The gateway itself failed. */
	INTERNAL_ERROR(500),

	/** The service behind refused, broke off or spoke nonsense. */
	UPSTREAM_UNREACHABLE(502),

	/** Something that the answer needs is away for now. */
	UNAVAILABLE(503),

	/** The service behind took too long. */
	UPSTREAM_TIMEOUT(504);

	private static final String BASE = "https://project06.dev/problems/";

	private final int status;

	private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

	Problem(int status) {
		this.status = status;
	}

	/**
	 * The HTTP status of the answer.
	 * @return a status above 399
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The stable name.
	 * @return the last part of the problem type
	 */
	public String key() {
		return this.key;
	}

	/** Whether more of the request may still come that nobody will read. */
	boolean leavesRestUnread() {
		return switch (this) {
			case BAD_REQUEST, BODY_TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE -> true;
			default -> false;
		};
	}

	String type() {
		return BASE + this.key;
	}

	static Problem of(HttpStatusCode status) {
		for (Problem problem : values()) {
			if (problem.status == status.value()) {
				return problem;
			}
		}
		return status.is4xxClientError() ? BAD_REQUEST : INTERNAL_ERROR;
	}

}
