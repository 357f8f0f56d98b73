package dev.project06.identity.population;

/**
 * Blood group with the code that systems in use send.
 */
public enum BloodGroup {

	/** Not known to the register. */
	UNKNOWN("00"),

	/** A. */
	A("01"),

	/** B. */
	B("02"),

	/** AB. */
	AB("03"),

	/** O. */
	O("04");

	private final String code;

	BloodGroup(String code) {
		this.code = code;
	}

	/**
	 * The code.
	 * @return two digits
	 */
	public String code() {
		return this.code;
	}

	/** Of a hundred people 30 have none on file, 30 have O, 21 B, 15 A and 4 AB. */
	static BloodGroup of(int percent) {
		return (percent < 30) ? UNKNOWN : (percent < 60) ? O : (percent < 81) ? B : (percent < 96) ? A : AB;
	}

}
