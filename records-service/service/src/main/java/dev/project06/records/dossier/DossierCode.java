package dev.project06.records.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.project06.records.agency.AgencyCode;

/**
 * Code of a dossier (mã hồ sơ): agency, day and number, such as
 * {@code H29.01-261122-0007}. Read in the forms of systems in use: the day with two or
 * four digits for the year, the number with four to seven digits, the agency also in the
 * older form {@code 000.00.04.G18}.
 *
 * @param text the code, at most 51 characters
 */
public record DossierCode(@JsonValue String text) {

	/** Agency, day, number. */
	private static final Pattern FORM = Pattern
		.compile("([0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.)?[GH][0-9]{2}(\\.[0-9]{2}){0,10}-([0-9]{6}|[0-9]{8})-[0-9]{4,7}");

	public DossierCode {
		if (!isCode(text)) {
			throw new IllegalArgumentException("not a dossier code");
		}
	}

	/**
	 * Whether a text is a dossier code.
	 * @param text the text
	 * @return whether it has one of the forms
	 */
	public static boolean isCode(String text) {
		return FORM.matcher(text).matches();
	}

	@Override
	public String toString() {
		return this.text;
	}

	/**
	 * How new codes are written.
	 *
	 * @param day pattern of the day, {@code yyMMdd} or {@code yyyyMMdd}
	 * @param digits least number of digits, 4 to 7
	 */
	public record Form(String day, int digits) {

		public Form {
			if (!day.equals("yyMMdd") && !day.equals("yyyyMMdd")) {
				throw new IllegalArgumentException("the day of a dossier code is yyMMdd or yyyyMMdd");
			}
			if (digits < 4 || digits > 7) {
				throw new IllegalArgumentException("a dossier code has 4 to 7 digits");
			}
		}

		/**
		 * What all codes of an agency and a day begin with.
		 * @param agency the agency
		 * @param date the day in Vietnam
		 * @return the code up to its number
		 */
		public String prefix(AgencyCode agency, LocalDate date) {
			return agency.text() + '-' + DateTimeFormatter.ofPattern(this.day, Locale.ROOT).format(date) + '-';
		}

		/**
		 * A new code.
		 * @param prefix from {@link #prefix}
		 * @param number the number within agency and day, from 1
		 * @return the code
		 */
		public DossierCode code(String prefix, long number) {
			return new DossierCode(prefix + String.format(Locale.ROOT, "%0" + this.digits + "d", number));
		}

	}

}
