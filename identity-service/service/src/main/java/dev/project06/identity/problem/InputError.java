package dev.project06.identity.problem;

import java.util.List;

/**
 * One thing that is wrong in the input. Holds the place and the rule, never the value.
 *
 * @param field where, such as {@code purpose.procedure}
 * @param check the rule that failed; also the key of its text
 * @param bounds what the text of the rule names, such as the least and the greatest value
 */
record InputError(String field, String check, List<Object> bounds) {

	InputError(String field, String check) {
		this(field, check, List.of());
	}

}
