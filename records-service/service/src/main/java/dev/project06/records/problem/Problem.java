package dev.project06.records.problem;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;

/**
 * A failure as the caller will see it, before it is put into words.
 *
 * @param name which problem
 * @param errors what is wrong in the input
 * @param members what else the caller is told, by name
 * @param headers what the status asks for, such as {@code WWW-Authenticate}
 */
record Problem(ProblemName name, List<InputError> errors, Map<String, Object> members, HttpHeaders headers) {

	static Problem of(ProblemName name) {
		return new Problem(name, List.of(), Map.of(), HttpHeaders.EMPTY);
	}

	static Problem of(ProblemName name, HttpHeaders headers) {
		return new Problem(name, List.of(), Map.of(), headers);
	}

	static Problem of(ProblemName name, List<InputError> errors) {
		return new Problem(name, errors, Map.of(), HttpHeaders.EMPTY);
	}

	static Problem of(ProblemName name, Map<String, Object> members) {
		return new Problem(name, List.of(), members, HttpHeaders.EMPTY);
	}

}
