package dev.project06.gateway.problem;

import org.jspecify.annotations.Nullable;

/**
 * Ends a call with a problem.
 */
public final class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Problem problem;

	/**
	 * A call that ends with a problem.
	 * @param problem the problem to answer with
	 * @param cause what led to it
	 */
	public ProblemException(Problem problem, @Nullable Throwable cause) {
		super(problem.key(), cause, false, false);
		this.problem = problem;
	}

	/**
	 * The problem to answer with.
	 * @return the problem
	 */
	public Problem problem() {
		return this.problem;
	}

}
