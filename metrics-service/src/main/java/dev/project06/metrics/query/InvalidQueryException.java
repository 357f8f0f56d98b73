package dev.project06.metrics.query;

/**
 * A parameter of a query breaks a rule.
 */
public final class InvalidQueryException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final String check;

	InvalidQueryException(String field, String check) {
		super(field + ": " + check);
		this.field = field;
		this.check = check;
	}

	/**
	 * Which parameter.
	 * @return its name
	 */
	public String field() {
		return this.field;
	}

	/**
	 * Which rule.
	 * @return the key of its text
	 */
	public String check() {
		return this.check;
	}

}
