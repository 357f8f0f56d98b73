package dev.project06.records.takeover;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can be said of an old dossier.
 */
public enum Field {

	/** Its code (mã hồ sơ). Required. */
	CODE("code", 60),

	/** The agency that it was filed with; that of the import when left out. */
	AGENCY("agency", 40),

	/** National code of the procedure, also in the local form. Required. */
	PROCEDURE("procedure", 60),

	/** Personal number of the holder; with 9 digits the old number. */
	NUMBER("number", 40),

	/** Number of the paper card that the holder had before. */
	OLD_NUMBER("oldNumber", 40),

	/** Name of the holder. */
	NAME("name", 100),

	/** Birth date of the holder, or the year. */
	BIRTH_DATE("birthDate", 40),

	/** Province of the holder, by code or name. */
	PLACE("place", 100),

	/** How it was filed, by number or name; at the counter when left out. */
	CHANNEL("channel", 20),

	/** Its state, by number or name. Required. */
	STATE("state", 40),

	/** When it was filed; when it was received, if left out. */
	SUBMITTED("submitted", 40),

	/** When an agency received it. */
	RECEIVED("received", 40),

	/** Day of the appointment; the statutory one when left out. */
	DUE("due", 40),

	/** When it came to an end. */
	FINISHED("finished", 40),

	/** When the result was returned. */
	RETURNED("returned", 40),

	/** Since when it waits for papers or a payment. */
	SUSPENDED("suspended", 40),

	/** Dong that are to be paid. */
	AMOUNT("amount", 20),

	/** Why it was refused, withdrawn or stopped, or what it waits for. */
	REASON("reason", 1000);

	private static final Map<String, Field> BY_WORD = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(Field::word, Function.identity()));

	private final String word;

	private final int longest;

	Field(String word, int longest) {
		this.word = word;
		this.longest = longest;
	}

	/**
	 * Finds a field.
	 * @param word name of a column or member
	 * @return the field of that name
	 */
	public static Optional<Field> of(String word) {
		return Optional.ofNullable(BY_WORD.get(word));
	}

	/**
	 * What the column or member is called.
	 * @return the name
	 */
	public String word() {
		return this.word;
	}

	/** Most characters. */
	int longest() {
		return this.longest;
	}

}
