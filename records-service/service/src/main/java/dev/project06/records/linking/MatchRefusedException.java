package dev.project06.records.linking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity service refuses a question about claims.
 */
public final class MatchRefusedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private static final Pattern CHECK = Pattern.compile("\"check\"\\s*:\\s*\"([a-z0-9-]{1,60})\"");

	private final String check;

	MatchRefusedException(String problem) {
		super("The identity service refuses");
		Matcher found = CHECK.matcher(problem);
		this.check = found.find() ? found.group(1) : "refused";
	}

	/**
	 * The check that failed there.
	 * @return such as {@code no-such-candidate} or {@code 005-officer-without-right}
	 */
	public String check() {
		return this.check;
	}

}
