package dev.project06.identity.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * One line of an upload, without its end.
 */
final class Line {

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

	int length() {
		return this.bytes.length;
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

}
