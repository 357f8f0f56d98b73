package dev.project06.gateway.door;

import dev.project06.gateway.problem.Answer;
import dev.project06.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is turned away before anything reads it.
 */
enum Refusal {

	/** It is no HTTP/1.1 request. */
	MALFORMED(Problem.BAD_REQUEST, "request", "malformed"),

	/** The target is no path on this host. */
	NOT_ORIGIN_FORM(Problem.BAD_REQUEST, "path", "origin-form"),

	/** The path has characters that servers read differently. */
	PATH_NOT_PLAIN(Problem.BAD_REQUEST, "path", "plain"),

	/** The path climbs or stands still. */
	PATH_HAS_DOTS(Problem.BAD_REQUEST, "path", "no-dots"),

	/** The path hides characters. */
	PATH_ENCODED(Problem.BAD_REQUEST, "path", "no-encoding"),

	/** The query has characters that do not belong in an address. */
	QUERY_MALFORMED(Problem.BAD_REQUEST, "query", "malformed"),

	/** The host is missing, given twice or malformed. */
	BAD_HOST(Problem.BAD_REQUEST, "Host", "single"),

	/** More than one set of credentials. */
	BAD_AUTHORIZATION(Problem.BAD_REQUEST, "Authorization", "single"),

	/** The request line is longer than the limit. */
	URI_TOO_LONG(Problem.URI_TOO_LONG, null, null),

	/** The headers are larger than the limit. */
	HEADERS_TOO_LARGE(Problem.HEADERS_TOO_LARGE, null, null);

	private final Problem problem;

	private final @Nullable String field;

	private final @Nullable String check;

	Refusal(Problem problem, @Nullable String field, @Nullable String check) {
		this.problem = problem;
		this.field = field;
		this.check = check;
	}

	/**
	 * What to say to the caller.
	 * @return the answer
	 */
	Answer answer() {
		return (this.field != null && this.check != null) ? Answer.wrong(this.problem, this.field, this.check)
				: Answer.of(this.problem);
	}

}
