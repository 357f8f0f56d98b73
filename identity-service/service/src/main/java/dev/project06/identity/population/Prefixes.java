package dev.project06.identity.population;

/**
 * Which province prefixes the synthetic people carry.
 */
public enum Prefixes {

	/** A leading 9: no province has such a prefix, so no number is a real person's. */
	RESERVED('9'),

	/** The prefixes of real numbers. */
	REAL('0');

	private final char leading;

	Prefixes(char leading) {
		this.leading = leading;
	}

	/**
	 * What every number begins with.
	 * @return a digit
	 */
	public char leading() {
		return this.leading;
	}

}
