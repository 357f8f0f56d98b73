package dev.project06.records.form.print;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines of a width.
 */
final class Lines {

	private Lines() {
	}

	static List<Line> of(Fonts fonts, List<Run> runs, float size, float width) throws IOException {
		List<Line> lines = new ArrayList<>();
		List<Word> open = new ArrayList<>();
		float filled = 0;
		for (Word word : words(fonts, runs, size, width)) {
			float gap = (open.isEmpty() || word.joined()) ? 0 : fonts.width(" ", word.style(), size);
			if (!open.isEmpty() && filled + gap + word.width() > width) {
				lines.add(new Line(List.copyOf(open), filled, false));
				open.clear();
				filled = 0;
				gap = 0;
			}
			open.add(word.after(gap));
			filled += gap + word.width();
		}
		lines.add(new Line(List.copyOf(open), filled, true));
		return lines;
	}

	private static List<Word> words(Fonts fonts, List<Run> runs, float size, float width) throws IOException {
		List<Word> words = new ArrayList<>();
		boolean joined = false;
		for (Run run : runs) {
			String text = printable(run.text());
			joined = joined && !text.startsWith(" ");
			for (String word : text.strip().split(" +", -1)) {
				for (String part : parts(fonts, word, run.style(), size, width)) {
					words.add(new Word(part, run.style(), fonts.width(part, run.style(), size), 0, joined));
					joined = false;
				}
			}
			joined = !text.endsWith(" ");
		}
		return words;
	}

	/** A word that is longer than a line is cut. */
	private static List<String> parts(Fonts fonts, String word, Style style, float size, float width)
			throws IOException {
		if (fonts.width(word, style, size) <= width) {
			return List.of(word);
		}
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		for (int letter : word.codePoints().toArray()) {
			if (!part.isEmpty() && fonts.width(part + Character.toString(letter), style, size) > width) {
				parts.add(part.toString());
				part.setLength(0);
			}
			part.appendCodePoint(letter);
		}
		parts.add(part.toString());
		return parts;
	}

	/** What the fonts have no letter for would stop the printing. */
	private static String printable(String text) {
		StringBuilder printable = new StringBuilder();
		Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach((letter) -> {
			if (Character.isWhitespace(letter)) {
				printable.append(' ');
			}
			else if (!Character.isISOControl(letter) && Character.getType(letter) != Character.FORMAT) {
				printable.appendCodePoint(Letters.has(letter) ? letter : '?');
			}
		});
		return printable.toString();
	}

	/**
	 * One line.
	 *
	 * @param words its words
	 * @param width how wide it is
	 * @param last whether the paragraph ends with it
	 */
	record Line(List<Word> words, float width, boolean last) {
	}

	/**
	 * One word.
	 *
	 * @param text the word
	 * @param style how it looks
	 * @param width how wide it is
	 * @param gap how far it stands from the word before
	 * @param joined whether nothing stands between it and the word before
	 */
	record Word(String text, Style style, float width, float gap, boolean joined) {

		private Word after(float gap) {
			return new Word(this.text, this.style, this.width, gap, this.joined);
		}

	}

}
