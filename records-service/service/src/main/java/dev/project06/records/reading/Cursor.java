package dev.project06.records.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.store.Page;

/**
 * Writes the place of a dossier in a list as a text that callers hand back.
 */
final class Cursor {

	private static final Pattern FORM = Pattern.compile("([0-9]{1,15}) (.{1,60})");

	private Cursor() {
	}

	static String of(Dossier dossier) {
		String text = dossier.filing().at().toEpochMilli() + " " + dossier.code();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
	}

	static Optional<Page.Position> read(String cursor) {
		try {
			Matcher text = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
			return (text.matches() && DossierCode.isCode(text.group(2)))
					? Optional.of(new Page.Position(Long.parseLong(text.group(1)), new DossierCode(text.group(2))))
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
