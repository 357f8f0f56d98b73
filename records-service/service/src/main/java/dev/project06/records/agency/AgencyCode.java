package dev.project06.records.agency;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Identifier of an agency: {@code H} for a province or {@code G} for a central body, two
 * digits, and two more for each level below, as in {@code H29.01.02}. The older form of
 * QCVN 102:2016/BTTTT names the same agency from the bottom up, {@code 000.02.01.H29}.
 *
 * @param text the code from the top down, at most 35 characters
 */
public record AgencyCode(@JsonValue String text) {

	private static final int LONGEST = 35;

	private static final Pattern TOP_DOWN = Pattern.compile("[GH][0-9]{2}(\\.[0-9]{2})*");

	private static final Pattern BOTTOM_UP = Pattern.compile("([0-9]{3})\\.([0-9]{2})\\.([0-9]{2})\\.([GH][0-9]{2})");

	public AgencyCode {
		if (text.length() > LONGEST) {
			throw new MalformedAgencyCodeException("it is longer than " + LONGEST + " characters");
		}
		if (!TOP_DOWN.matcher(text).matches()) {
			throw new MalformedAgencyCodeException("it reads neither like H29.01 nor like 000.00.01.H29");
		}
		if (text.contains("00")) {
			throw new MalformedAgencyCodeException("a level is 00");
		}
	}

	/**
	 * Reads a code in either form.
	 * @param text the code
	 * @return the code
	 * @throws MalformedAgencyCodeException when the text is no such code
	 */
	@JsonCreator
	public static AgencyCode of(String text) {
		if (text.length() != "000.00.00.H29".length()) {
			return new AgencyCode(text);
		}
		Matcher bottomUp = BOTTOM_UP.matcher(text);
		return bottomUp.matches() ? topDown(bottomUp) : new AgencyCode(text);
	}

	private static AgencyCode topDown(Matcher bottomUp) {
		String fourth = bottomUp.group(1);
		if (fourth.charAt(0) != '0') {
			throw new MalformedAgencyCodeException("its fourth level is above 099");
		}
		StringBuilder text = new StringBuilder(bottomUp.group(4));
		boolean ended = false;
		for (String level : new String[] { bottomUp.group(3), bottomUp.group(2), fourth.substring(1) }) {
			if (level.equals("00")) {
				ended = true;
			}
			else if (ended) {
				throw new MalformedAgencyCodeException("a level is 00");
			}
			else {
				text.append('.').append(level);
			}
		}
		return new AgencyCode(text.toString());
	}

	/**
	 * How far down the agency stands.
	 * @return 1 for a ministry or a province, one more for each level below
	 */
	public int level() {
		return (int) this.text.chars().filter((character) -> character == '.').count() + 1;
	}

	/**
	 * The older form, from the bottom up.
	 * @return a code such as {@code 000.00.01.H29}, or {@code null} below the fourth
	 * level, for which that form has no place
	 */
	public @Nullable String bottomUp() {
		String[] levels = this.text.split("\\.", -1);
		return (levels.length > 4) ? null : "0%s.%s.%s.%s".formatted((levels.length > 3) ? levels[3] : "00",
				(levels.length > 2) ? levels[2] : "00", (levels.length > 1) ? levels[1] : "00", levels[0]);
	}

	/**
	 * The code one level up.
	 * @return the code, or {@code null} at the top
	 */
	public @Nullable AgencyCode parent() {
		int dot = this.text.lastIndexOf('.');
		return (dot < 0) ? null : new AgencyCode(this.text.substring(0, dot));
	}

	/**
	 * Whether this is a code or one under it.
	 * @param ancestor the code
	 * @return whether it is
	 */
	public boolean isWithin(AgencyCode ancestor) {
		return this.text.startsWith(ancestor.text)
				&& (this.text.length() == ancestor.text.length() || this.text.charAt(ancestor.text.length()) == '.');
	}

	/** The code from the top down. */
	@Override
	public String toString() {
		return this.text;
	}

}
