package dev.project06.gateway.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A problem with what this one call adds to it.
 *
 * @param problem the problem
 * @param detail the key of a text that says more than the problem's own, if any
 * @param args what stands in that text
 * @param field the part of the request that is wrong, if one is
 * @param check the check that it failed
 */
public record Answer(Problem problem, @Nullable String detail, List<Object> args, @Nullable String field,
		@Nullable String check) {

	public Answer {
		args = List.copyOf(args);
	}

	/**
	 * A problem that needs no more words.
	 * @param problem the problem
	 * @return the answer
	 */
	public static Answer of(Problem problem) {
		return new Answer(problem, null, List.of(), null, null);
	}

	/**
	 * A problem with a text of its own.
	 * @param problem the problem
	 * @param detail the key of the text
	 * @param args what stands in it
	 * @return the answer
	 */
	public static Answer of(Problem problem, String detail, Object... args) {
		return new Answer(problem, detail, List.of(args), null, null);
	}

	/**
	 * A request of which one part fails a check.
	 * @param problem the problem
	 * @param field the part
	 * @param check the check, which is also the key of its text
	 * @return the answer
	 */
	public static Answer wrong(Problem problem, String field, String check) {
		return new Answer(problem, null, List.of(), field, check);
	}

}
