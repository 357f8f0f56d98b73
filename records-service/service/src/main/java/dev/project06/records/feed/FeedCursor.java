package dev.project06.records.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a place among the changes as a text that callers hand back.
 */
final class FeedCursor {

	private static final Pattern FORM = Pattern.compile("changes ([0-9]{1,18})");

	private FeedCursor() {
	}

	static String of(long position) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(("changes " + position).getBytes(StandardCharsets.US_ASCII));
	}

	static OptionalLong read(String cursor) {
		try {
			Matcher text = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
			return text.matches() ? OptionalLong.of(Long.parseLong(text.group(1))) : OptionalLong.empty();
		}
		catch (IllegalArgumentException ex) {
			return OptionalLong.empty();
		}
	}

}
