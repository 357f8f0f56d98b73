package dev.project06.metrics.problem;

import java.util.List;

import org.springframework.http.HttpHeaders;

/**
 * A failure as the caller will see it, before it is put into words.
 *
 * @param name which problem
 * @param errors what is wrong in the input
 * @param headers what the status asks for, such as {@code WWW-Authenticate}
 */
record Problem(ProblemName name, List<InputError> errors, HttpHeaders headers) {

	static Problem of(ProblemName name) {
		return new Problem(name, List.of(), HttpHeaders.EMPTY);
	}

	static Problem of(ProblemName name, HttpHeaders headers) {
		return new Problem(name, List.of(), headers);
	}

	static Problem of(ProblemName name, List<InputError> errors) {
		return new Problem(name, errors, HttpHeaders.EMPTY);
	}

}
