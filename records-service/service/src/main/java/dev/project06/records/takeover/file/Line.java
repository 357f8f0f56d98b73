package dev.project06.records.takeover.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.project06.records.takeover.OldLetters;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file, without its end.
 */
public final class Line {

	private static final Charset WINDOWS = Charset.forName("windows-1252");

	private final byte[] bytes;

	private final boolean tooLong;

	/**
	 * A line.
	 * @param bytes as they came; the first ones of a line that is too long
	 * @param tooLong whether there were more
	 */
	Line(byte[] bytes, boolean tooLong) {
		this.bytes = bytes;
		this.tooLong = tooLong;
	}

	boolean tooLong() {
		return this.tooLong;
	}

	/** The text, or nothing when the bytes are no UTF-8. */
	@Nullable String text() {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	/**
	 * How the line is encoded if it is not UTF-8.
	 * @return the check that names it; nothing for UTF-8
	 */
	public Optional<String> otherEncoding() {
		return (this.tooLong || text() != null) ? Optional.empty() : Optional
			.of(OldLetters.recognise(new String(this.bytes, WINDOWS)).map(OldLetters::check).orElse("encoding-utf-8"));
	}

	/**
	 * What the first line of a file shows that is no text in UTF-8 at all.
	 * @return the check that names it, if it does
	 */
	Optional<String> noText() {
		if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) {
			return Optional.of("spreadsheet");
		}
		if (begins(0x1f, 0x8b)) {
			return Optional.of("compressed");
		}
		boolean wide = begins(0xff, 0xfe) || begins(0xfe, 0xff);
		for (int i = 0; i < this.bytes.length && !wide; i++) {
			wide = this.bytes[i] == 0;
		}
		return wide ? Optional.of("encoding-utf-16") : Optional.empty();
	}

	private boolean begins(int... first) {
		for (int i = 0; i < first.length; i++) {
			if (i >= this.bytes.length || (this.bytes[i] & 0xff) != first[i]) {
				return false;
			}
		}
		return true;
	}

}
