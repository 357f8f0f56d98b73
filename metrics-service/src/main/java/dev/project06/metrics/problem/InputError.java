package dev.project06.metrics.problem;

/**
 * One thing that is wrong in the input. Holds the place and the rule, never the value.
 *
 * @param field where, such as {@code period}
 * @param check the rule that failed; also the key of its text
 */
record InputError(String field, String check) {
}
