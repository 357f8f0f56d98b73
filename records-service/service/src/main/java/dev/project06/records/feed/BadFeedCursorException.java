package dev.project06.records.feed;

/**
 * A cursor is not one of this feed, or comes with something that contradicts it.
 */
public final class BadFeedCursorException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final String check;

	BadFeedCursorException(String field, String check) {
		super(field + " fails " + check);
		this.field = field;
		this.check = check;
	}

	/**
	 * What is wrong.
	 * @return the name of the parameter
	 */
	public String field() {
		return this.field;
	}

	/**
	 * Why.
	 * @return the name of the failed check
	 */
	public String check() {
		return this.check;
	}

}
