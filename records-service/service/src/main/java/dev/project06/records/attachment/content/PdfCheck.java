package dev.project06.records.attachment.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A whole PDF file that nobody needs a password for. Signatures in it are fine.
 */
final class PdfCheck implements ContentCheck {

	/** Readers look for the end within so many bytes (ISO 32000-1, annex H.3). */
	private static final int TAIL = 1024;

	private final ByteSearch encryption = new ByteSearch("/Encrypt");

	private byte[] tail = new byte[0];

	@Override
	public void accept(byte[] bytes) {
		if (this.encryption.endsIn(bytes)) {
			throw RefusedFileException.content("encrypted");
		}
		int kept = Math.clamp((long) TAIL - bytes.length, 0, this.tail.length);
		byte[] last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - TAIL), bytes.length);
		byte[] joined = Arrays.copyOf(Arrays.copyOfRange(this.tail, this.tail.length - kept, this.tail.length),
				kept + last.length);
		System.arraycopy(last, 0, joined, kept, last.length);
		this.tail = joined;
	}

	@Override
	public void end() {
		if (!new String(this.tail, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
			throw RefusedFileException.content("incomplete");
		}
	}

}
