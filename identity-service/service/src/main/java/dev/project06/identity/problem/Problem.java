package dev.project06.identity.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A failure as the caller will see it, before it is put into words.
 *
 * @param name which problem
 * @param check the check that failed, where the name does not say it
 * @param errors what is wrong in the input
 * @param headers what the status asks for, such as {@code WWW-Authenticate}
 */
record Problem(ProblemName name, @Nullable String check, List<InputError> errors, HttpHeaders headers) {

	static Problem of(ProblemName name) {
		return new Problem(name, null, List.of(), HttpHeaders.EMPTY);
	}

	static Problem of(ProblemName name, HttpHeaders headers) {
		return new Problem(name, null, List.of(), headers);
	}

	static Problem of(ProblemName name, List<InputError> errors) {
		return new Problem(name, null, errors, HttpHeaders.EMPTY);
	}

}
