package dev.project06.identity.population;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Compares names as officers write them. Case, spaces, the Unicode composition of
 * diacritics and the letter that carries the tone (Hòa, Hoà) do not matter; the
 * diacritics themselves do.
 */
public final class WrittenName {

	/** Grave, acute, tilde, hook above and dot below: the five tones. */
	private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

	private WrittenName() {
	}

	/**
	 * Compares two names.
	 * @param one a name
	 * @param other another
	 * @return whether they are one name
	 */
	public static boolean same(String one, String other) {
		return one.equals(other) || key(one).equals(key(other));
	}

	/**
	 * What of a name is compared: lower case, a space after each word, the tone at the
	 * end of its word. The key of a name is that of its words, one after the other.
	 * @param name a name
	 * @return its key
	 */
	public static String key(String name) {
		String letters = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
		StringBuilder key = new StringBuilder(letters.length() + 1);
		StringBuilder tones = new StringBuilder();
		for (int i = 0; i < letters.length(); i++) {
			char letter = letters.charAt(i);
			if (TONES.indexOf(letter) >= 0) {
				tones.append(letter);
			}
			else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
				endWord(key, tones);
			}
			else {
				key.append(plain(letter));
			}
		}
		endWord(key, tones);
		return key.toString();
	}

	private static void endWord(StringBuilder key, StringBuilder tones) {
		key.append(tones);
		tones.setLength(0);
		if (!key.isEmpty() && key.charAt(key.length() - 1) != ' ') {
			key.append(' ');
		}
	}

	/** Old keyboards write đ as one of its two doubles, and the apostrophe bent. */
	private static char plain(char letter) {
		return switch (letter) {
			case 'ð', 'ɖ' -> 'đ';
			case '’' -> '\'';
			default -> letter;
		};
	}

}
