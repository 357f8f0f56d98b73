package dev.project06.identity.api;

/**
 * A text is no personal identification number. The text itself is not kept.
 */
public final class MalformedCitizenIdException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final Check check;

	MalformedCitizenIdException(Check check) {
		super("Not a personal identification number: " + check.explanation);
		this.check = check;
	}

	/**
	 * The check that failed.
	 * @return the first one that failed
	 */
	public Check check() {
		return this.check;
	}

	/**
	 * The checks, in the order in which they are made.
	 */
	public enum Check {

		/** Exactly 12 characters. */
		LENGTH("it does not have 12 characters"),

		/** Digits 0 to 9 only. */
		DIGITS("it holds something else than digits"),

		/** A known province prefix. */
		PROVINCE("its first three digits name no province");

		private final String explanation;

		Check(String explanation) {
			this.explanation = explanation;
		}

	}

}
