package dev.project06.records.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.store.Page;
import org.jspecify.annotations.Nullable;

/**
 * Writes the place of a dossier in a list as a text that callers hand back.
 */
public final class Cursor {

	private static final Pattern FORM = Pattern.compile("([0-9]{1,15}) (.{1,60})");

	private Cursor() {
	}

	/**
	 * Writes the place of a dossier.
	 * @param dossier the dossier
	 * @return the cursor
	 */
	public static String of(Dossier dossier) {
		String text = dossier.filing().at().toEpochMilli() + " " + dossier.code();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Reads a cursor.
	 * @param cursor the text, if there is one
	 * @return the place, if there is one
	 * @throws BadCursorException when the text is no cursor
	 */
	public static Page.@Nullable Position read(@Nullable String cursor) {
		if (cursor == null) {
			return null;
		}
		try {
			Matcher text = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
			if (text.matches() && DossierCode.isCode(text.group(2))) {
				return new Page.Position(Long.parseLong(text.group(1)), new DossierCode(text.group(2)));
			}
		}
		catch (IllegalArgumentException ex) {
			throw new BadCursorException();
		}
		throw new BadCursorException();
	}

	/**
	 * The place of a dossier.
	 * @param dossier the dossier
	 * @return its place
	 */
	public static Page.Position at(Dossier dossier) {
		return new Page.Position(dossier.filing().at().toEpochMilli(), dossier.code());
	}

}
