package dev.project06.identity.problem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A request is refused for a reason that the caller can act on. Any feature throws it;
 * the answer is the problem of that name, with the failed check beside it in machine
 * form.
 */
public final class RefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ProblemName name;

	private final @Nullable String check;

	private final @Nullable Duration retryAfter;

	private RefusedException(ProblemName name, @Nullable String check, @Nullable Duration retryAfter) {
		super((check != null) ? name.key() + ": " + check : name.key(), null, false, false);
		this.name = name;
		this.check = check;
		this.retryAfter = retryAfter;
	}

	/**
	 * A refusal whose name says everything.
	 * @param name the problem
	 * @return the exception
	 */
	public static RefusedException of(ProblemName name) {
		return new RefusedException(name, null, null);
	}

	/**
	 * A refusal that names the failed check.
	 * @param name the problem
	 * @param check the failed check, in lower case with hyphens; {@code check.<check>} is
	 * the key of its words
	 * @return the exception
	 */
	public static RefusedException of(ProblemName name, String check) {
		return new RefusedException(name, check, null);
	}

	/**
	 * A refusal that ends by itself.
	 * @param name the problem
	 * @param check the failed check
	 * @param retryAfter when another try is worth it; rounded up to seconds
	 * @return the exception
	 */
	public static RefusedException of(ProblemName name, String check, Duration retryAfter) {
		return new RefusedException(name, check, retryAfter);
	}

	/**
	 * The problem that the caller sees.
	 * @return its name
	 */
	public ProblemName name() {
		return this.name;
	}

	/**
	 * The failed check.
	 * @return the check, or {@code null} when the name says everything
	 */
	public @Nullable String check() {
		return this.check;
	}

	/**
	 * When another try is worth it.
	 * @return the time to wait, or {@code null} when waiting does not help
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
