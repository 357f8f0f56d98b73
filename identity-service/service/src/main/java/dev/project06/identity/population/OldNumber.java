package dev.project06.identity.population;

import java.util.regex.Pattern;

/**
 * Number of the paper identity card (chứng minh nhân dân) that a person had before the
 * personal number: 9 digits. Those of synthetic people begin with 9, which no province
 * gave out, unless real prefixes are set.
 *
 * @param digits the 9 digits
 */
public record OldNumber(String digits) {

	private static final Pattern FORM = Pattern.compile("[0-9]{9}");

	public OldNumber {
		if (!FORM.matcher(digits).matches()) {
			throw new IllegalArgumentException("An old number has 9 digits");
		}
	}

	/** Nothing of the number. */
	@Override
	public String toString() {
		return "OldNumber[*********]";
	}

}
