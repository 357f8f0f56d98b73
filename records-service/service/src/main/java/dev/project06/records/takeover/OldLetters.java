package dev.project06.records.takeover;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ways of writing Vietnamese before Unicode that are met in practice: letters of a
 * font, which read as other letters without it. Recognised by what no Vietnamese text in
 * Unicode has, whether the bytes were read as windows-1252 here or before.
 */
public enum OldLetters {

	/**
	 * TCVN3 (TCVN 5712:1993, fonts {@code .VnTime}): signs such as § ¨ ® µ amid letters,
	 * or a capital with a mark behind a small letter, as in {@code NguyÔn V¨n}.
	 */
	TCVN3("encoding-tcvn3",
			Pattern.compile("(?<=\\p{L})[\\u00a1-\\u00be\\u00d7\\u00df\\u00f7\\u00fe]"
					+ "|[\\u00a7\\u00a8\\u00a9\\u00ae\\u00b5\\u00b8\\u00bb](?=\\p{L})|\\p{Ll}[\\u00c0-\\u00de]")),

	/**
	 * VNI (fonts {@code VNI-Times}): the mark is a letter of its own behind the vowel, as
	 * in {@code Nguyeãn Vaên}, and ñ stands for đ.
	 */
	VNI("encoding-vni", Pattern.compile("a[âêùõøûïáàåãäéèúüë]|e[âùõøûïáàåãä]|o[âùõøûïåä]|[uy][ùõøûï]|[öô][ùõøûï]|ñ",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

	private final String check;

	private final Pattern signs;

	OldLetters(String check, Pattern signs) {
		this.check = check;
		this.signs = signs;
	}

	/**
	 * Recognises a text.
	 * @param text the text
	 * @return how it is written, or nothing when it may be Unicode
	 */
	public static Optional<OldLetters> recognise(String text) {
		for (OldLetters letters : values()) {
			if (letters.signs.matcher(text).find()) {
				return Optional.of(letters);
			}
		}
		return Optional.empty();
	}

	/**
	 * The check that such a text fails.
	 * @return {@code encoding-tcvn3} or {@code encoding-vni}
	 */
	public String check() {
		return this.check;
	}

}
