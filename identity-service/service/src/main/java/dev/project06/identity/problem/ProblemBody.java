package dev.project06.identity.problem;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A problem in words, as RFC 9457 writes it.
 *
 * @param type stable name of the problem
 * @param title the problem in a few words
 * @param status HTTP status
 * @param detail what the caller can do about it
 * @param check the check that failed, where the type does not say it
 * @param instance path of the request
 * @param errors what is wrong in the input
 * @param traceId id of the request in logs and traces
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(URI type, String title, int status, String detail, @Nullable String check, String instance,
		List<Flaw> errors, @Nullable String traceId) {

	/**
	 * One thing that is wrong in the input.
	 *
	 * @param field where
	 * @param check the failed rule
	 * @param message the rule in words
	 */
	record Flaw(String field, String check, String message) {
	}

}
