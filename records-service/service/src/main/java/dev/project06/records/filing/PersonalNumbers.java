package dev.project06.records.filing;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Keeps personal identification numbers out of what people write: they would stand in the
 * store in clear.
 */
public final class PersonalNumbers {

	/** Also with the blanks, points and hyphens that people put into long numbers. */
	private static final Pattern TWELVE_DIGITS = Pattern.compile("\\p{Nd}([ .\\-\\u00a0]?\\p{Nd}){11}");

	/**
	 * The number of before 2016; with points between the digits it would be an amount of
	 * money.
	 */
	private static final Pattern NINE_DIGITS = Pattern.compile("(?<!\\p{Nd})\\p{Nd}{9}(?!\\p{Nd})");

	private PersonalNumbers() {
	}

	/**
	 * Refuses a text that holds twelve digits in a row, or nine and no more.
	 * @param field where the text stands
	 * @param text the text
	 * @throws RefusedFieldException naming the field
	 */
	public static void refuse(String field, @Nullable String text) {
		if (text != null && (TWELVE_DIGITS.matcher(text).find() || NINE_DIGITS.matcher(text).find())) {
			throw new RefusedFieldException(field, "personal-number");
		}
	}

}
