package dev.project06.identity.usage;

import java.util.regex.Pattern;

import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;

/**
 * What a person writes in her own words. A number in it is refused, because the store may
 * not hold it.
 */
final class FreeText {

	/** Line breaks and tabs are control characters that people type. */
	static final String FORM = "(?:[^\\p{Cc}\\p{Cs}]|[\\n\\r\\t])*";

	private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

	private FreeText() {
	}

	static String checked(String text) {
		if (text.isBlank()) {
			throw RefusedException.of(ProblemName.CONTEST_REFUSED, "text-blank");
		}
		if (NUMBER.matcher(text).find()) {
			throw RefusedException.of(ProblemName.CONTEST_REFUSED, "text-holds-a-number");
		}
		return text;
	}

}
