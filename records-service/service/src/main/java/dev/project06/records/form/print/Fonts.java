package dev.project06.records.form.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document: Tinos, which has the measures of Times New Roman (the font
 * of administrative documents by Decree 30/2020/NĐ-CP) and all Vietnamese letters. Only
 * the letters that are used go into the document.
 */
final class Fonts {

	private static final Map<Style, byte[]> FILES = new EnumMap<>(Map.of(Style.REGULAR, file("Tinos-Regular.ttf"),
			Style.BOLD, file("Tinos-Bold.ttf"), Style.ITALIC, file("Tinos-Italic.ttf")));

	private final Map<Style, PDFont> fonts = new EnumMap<>(Style.class);

	private final Map<Style, Map<Integer, Float>> widths = new EnumMap<>(Style.class);

	private final PDDocument document;

	Fonts(PDDocument document) {
		this.document = document;
	}

	private static byte[] file(String name) {
		try (InputStream font = Objects.requireNonNull(Fonts.class.getResourceAsStream(name), name)) {
			return font.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	PDFont font(Style style) throws IOException {
		PDFont known = this.fonts.get(style);
		if (known == null) {
			TrueTypeFont letters = new TTFParser()
				.parse(new RandomAccessReadBuffer(Objects.requireNonNull(FILES.get(style))));
			// Ligatures take nearly all of the time, and Vietnamese has none
			letters.setEnableGsub(false);
			known = PDType0Font.load(this.document, letters, true);
			this.fonts.put(style, known);
		}
		return known;
	}

	float width(String text, Style style, float size) throws IOException {
		float width = 0;
		Map<Integer, Float> known = this.widths.computeIfAbsent(style, (missing) -> new HashMap<>());
		for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
			int letter = text.codePointAt(at);
			Float one = known.get(letter);
			if (one == null) {
				one = font(style).getStringWidth(Character.toString(letter));
				known.put(letter, one);
			}
			width += one;
		}
		return width / 1000 * size;
	}

}
