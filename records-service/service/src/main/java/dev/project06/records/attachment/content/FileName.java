package dev.project06.records.attachment.content;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file, cleaned of what could mislead a person or a program: it is no path
 * and holds no control, bidirectional or invisible characters. Names stand in lists and
 * logs, so one that holds a personal number is refused.
 *
 * @param text the name in NFC, 1 to 150 characters
 */
public record FileName(String text) {

	private static final int LONGEST = 150;

	/** Control, format (bidirectional among them), surrogate and unassigned. */
	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

	private static final Pattern SPECIAL = Pattern.compile("[<>:\"|?*]");

	private static final Pattern DIGITS = Pattern.compile("\\p{Nd}(?:[ ._\\-\\u00a0]?\\p{Nd})*");

	/** Codes of dossiers have as many digits as personal numbers. */
	private static final Pattern DOSSIER = Pattern.compile("[GH][0-9]{2}(?:\\.[0-9]{2})*-[0-9]{6,8}-[0-9]{4,7}");

	private static final Pattern DATE = Pattern.compile("((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})[0-9]*");

	/**
	 * Cleans a name as a caller sent it.
	 * @param sent the name
	 * @param type the kind of the file, which its extension has to fit
	 * @return the cleaned name
	 * @throws RefusedFileException when nothing is left, it is too long, its extension
	 * does not fit or it holds a personal number
	 */
	public static FileName of(String sent, FileType type) {
		String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
		name = INVISIBLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
		name = SPECIAL.matcher(name).replaceAll("_").replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
		int dot = name.lastIndexOf('.');
		if (dot < 1) {
			throw RefusedFileException.name("required");
		}
		if (name.length() > LONGEST) {
			throw RefusedFileException.name("length");
		}
		if (!type.isNamed(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
			throw RefusedFileException.name("extension");
		}
		if (holdsPersonalNumber(name)) {
			throw RefusedFileException.name("personal-number");
		}
		return new FileName(name);
	}

	/** Twelve digits, or the nine of before 2016, also with blanks and hyphens. */
	private static boolean holdsPersonalNumber(String name) {
		Matcher found = DIGITS.matcher(DOSSIER.matcher(name).replaceAll("x"));
		while (found.find()) {
			String digits = plain(found.group());
			boolean plainNine = digits.length() == 9 && found.group().length() == 9;
			if ((digits.length() == 9 || digits.length() == 12) && (plainNine || !beginsWithDate(digits))) {
				return true;
			}
		}
		return false;
	}

	private static String plain(String found) {
		StringBuilder digits = new StringBuilder();
		found.codePoints().filter(Character::isDigit).forEach((digit) -> digits.append(Character.digit(digit, 10)));
		return digits.toString();
	}

	/** As cameras and scanners name files: no personal number begins so. */
	private static boolean beginsWithDate(String digits) {
		Matcher date = DATE.matcher(digits);
		if (!date.matches()) {
			return false;
		}
		try {
			LocalDate.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)),
					Integer.parseInt(date.group(3)));
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
