package dev.project06.records.revision;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The header {@code If-Match}: which revision a caller has read and means to change.
 */
public final class IfMatch {

	private static final Pattern TAGS = Pattern.compile("\\s*,\\s*");

	private IfMatch() {
	}

	/**
	 * Refuses a write that does not name the current revision. {@code *} names none, so
	 * it is refused as well.
	 * @param header the header as sent
	 * @param current the current revision, without quotes
	 * @throws MissingRevisionException when no revision is named
	 * @throws OtherRevisionException when another one is
	 */
	public static void refuseOther(@Nullable String header, String current) {
		if (header == null || header.isBlank() || header.strip().equals("*")) {
			throw new MissingRevisionException();
		}
		if (TAGS.splitAsStream(header.strip()).noneMatch(('"' + current + '"')::equals)) {
			throw new OtherRevisionException(current);
		}
	}

}
