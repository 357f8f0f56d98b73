package dev.project06.identity.match;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MalformedCitizenIdException;
import dev.project06.identity.api.MatchRow;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.WrittenNames;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.verification.Birth;
import dev.project06.identity.verification.Inquiries;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows. The first field that fails gives its name; none fails another row.
 */
final class RowReader {

	private static final Pattern ID = Pattern.compile("[0-9A-Za-z._:/+-]{1,64}");

	private static final Pattern NUMBER = Pattern.compile("(?<![0-9])([0-9]{9}|[0-9]{12})(?![0-9])");

	private static final Pattern OLD = Pattern.compile("[0-9]{9}");

	private static final Pattern NAME = Pattern.compile(WrittenNames.FORM);

	private static final int LONGEST_NAME = 100;

	private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

	private static final int FIRST_YEAR = 1900;

	private static final int LAST_YEAR = 2399;

	private static final Pattern PROCEDURE = Pattern.compile("[1239]\\.[0-9]{6}");

	private static final Pattern DOSSIER = Pattern.compile("[0-9A-Za-z./-]{1,60}");

	private final PlaceBook places;

	private final Predicate<String> licensed;

	/** With the places, and what tells which procedures may ask. */
	RowReader(PlaceBook places, Predicate<String> licensed) {
		this.places = places;
		this.licensed = licensed;
	}

	/** Reads a row that is asked about for a purpose. */
	Read read(MatchRow row, Purpose purpose) {
		String id = row.id();
		if (id == null || !ID.matcher(id).matches() || NUMBER.matcher(id).find()) {
			return new Read.Malformed(null, "id", (id == null) ? "required" : "pattern");
		}
		try {
			return claim(id, row, purpose);
		}
		catch (FailedCheckException ex) {
			return new Read.Malformed(id, ex.field, ex.check);
		}
	}

	private Read claim(String id, MatchRow row, Purpose purpose) {
		CitizenId number = number(row.number());
		OldNumber oldNumber = oldNumber(row.oldNumber());
		String name = name(row.name());
		Birth birth = birth(row.birthDate());
		String place = Objects.requireNonNullElse(row.place(), "");
		Set<String> provinces = this.places.prefixes(place);
		if (number == null && oldNumber == null) {
			check("birthDate", "required", birth != null);
			check("place", "too-wide", !place.isBlank());
			check("place", "unknown-place", !provinces.isEmpty());
		}
		return new Read.Claim(id, number, oldNumber, name, birth, provinces, purpose(row, purpose));
	}

	private static @Nullable CitizenId number(@Nullable String text) {
		try {
			return (text != null) ? CitizenId.of(text) : null;
		}
		catch (MalformedCitizenIdException ex) {
			throw new FailedCheckException("number", "citizen-id-" + ex.check().name().toLowerCase(Locale.ROOT));
		}
	}

	private static @Nullable OldNumber oldNumber(@Nullable String text) {
		if (text == null) {
			return null;
		}
		check("oldNumber", "pattern", OLD.matcher(text).matches());
		return new OldNumber(text);
	}

	private static String name(@Nullable String text) {
		String name = Objects.requireNonNullElse(text, "");
		check("name", "required", !name.isBlank());
		check("name", "length", name.length() <= LONGEST_NAME);
		check("name", "pattern", NAME.matcher(name).matches());
		return name;
	}

	/** A date, or no more than a year. */
	private static @Nullable Birth birth(@Nullable String text) {
		if (text == null) {
			return null;
		}
		try {
			Birth birth = YEAR.matcher(text).matches() ? Birth.in(Integer.parseInt(text))
					: Birth.on(LocalDate.parse(text));
			check("birthDate", "range", birth.year() >= FIRST_YEAR && birth.year() <= LAST_YEAR);
			return birth;
		}
		catch (DateTimeParseException ex) {
			throw new FailedCheckException("birthDate", "date");
		}
	}

	private Purpose purpose(MatchRow row, Purpose purpose) {
		String procedure = Objects.requireNonNullElse(row.procedure(), purpose.procedure());
		check("procedure", "pattern", PROCEDURE.matcher(procedure).matches());
		check("procedure", Inquiries.NOT_LICENSED, this.licensed.test(procedure));
		String dossier = (row.dossier() != null) ? row.dossier() : purpose.dossier();
		check("dossier", "pattern", dossier == null || DOSSIER.matcher(dossier).matches());
		return new Purpose(procedure, purpose.legalBasis(), dossier);
	}

	private static void check(String field, String check, boolean passed) {
		if (!passed) {
			throw new FailedCheckException(field, check);
		}
	}

	/** Ends the reading of one row; costs no stack trace. */
	private static final class FailedCheckException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String field;

		private final String check;

		private FailedCheckException(String field, String check) {
			super(field + ": " + check, null, false, false);
			this.field = field;
			this.check = check;
		}

	}

}
