package dev.project06.identity.bulk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MalformedCitizenIdException;
import dev.project06.identity.api.WrittenNames;
import dev.project06.identity.verification.Birth;
import org.jspecify.annotations.Nullable;

/**
 * One row of an upload.
 */
sealed interface Row {

	/** What a caller may call a row; a number of 12 digits is refused besides. */
	Pattern REF = Pattern.compile("[0-9A-Za-z._:/+-]{1,64}");

	/** Twelve digits that stand alone. */
	Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

	/** Letters, and spaces around them. */
	Pattern NAME = Pattern.compile(WrittenNames.FORM);

	/** A year. */
	Pattern YEAR = Pattern.compile("[0-9]{4}");

	/** Longest name, in characters. */
	int LONGEST_NAME = 100;

	/**
	 * What the caller calls the row.
	 * @return the reference; nothing where it could not be read or may not be kept
	 */
	@Nullable String ref();

	/**
	 * Checks the fields as they were written; the first one that fails gives its name.
	 */
	static Row of(@Nullable String ref, @Nullable String citizenId, @Nullable String fullName,
			@Nullable String birthDate) {
		if (ref == null || !REF.matcher(ref).matches()) {
			return new Malformed(null, "ref");
		}
		if (NUMBER.matcher(ref).find()) {
			return new Malformed(null, "ref-holds-a-number");
		}
		if (citizenId == null) {
			return new Malformed(ref, "citizen-id-required");
		}
		if (fullName == null || fullName.isBlank() || fullName.length() > LONGEST_NAME
				|| !NAME.matcher(fullName).matches()) {
			return new Malformed(ref, "full-name");
		}
		try {
			return new Question(ref, CitizenId.of(citizenId), fullName, birth((birthDate != null) ? birthDate : ""));
		}
		catch (MalformedCitizenIdException ex) {
			return new Malformed(ref, "citizen-id-" + ex.check().name().toLowerCase(java.util.Locale.ROOT));
		}
		catch (DateTimeParseException ex) {
			return new Malformed(ref, "birth-date");
		}
	}

	/** A date, or no more than a year. */
	private static Birth birth(String text) {
		return YEAR.matcher(text).matches() ? Birth.in(Integer.parseInt(text)) : Birth.on(LocalDate.parse(text));
	}

	/**
	 * A row that can be compared.
	 *
	 * @param ref what the caller calls it
	 * @param citizenId the number
	 * @param fullName the name as it was written
	 * @param birth the birth as it was written: a date, or the year alone
	 */
	record Question(String ref, CitizenId citizenId, String fullName, Birth birth) implements Row {

		/** Nothing of the person. */
		@Override
		public String toString() {
			return "Question[" + this.ref + "]";
		}

	}

	/**
	 * A row that cannot be compared.
	 *
	 * @param ref what the caller calls it, if that could be read
	 * @param check what is wrong
	 */
	record Malformed(@Nullable String ref, String check) implements Row {
	}

}
