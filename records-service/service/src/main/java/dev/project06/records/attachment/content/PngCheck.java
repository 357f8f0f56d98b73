package dev.project06.records.attachment.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A whole PNG picture, chunk by chunk, with nothing behind its end.
 */
final class PngCheck implements ContentCheck {

	private static final int SIGNATURE = 8;

	private static final int CHECKSUM = 4;

	private final ByteBuffer header = ByteBuffer.allocate(8);

	private long skip = SIGNATURE;

	private boolean begun;

	private boolean ended;

	@Override
	public void accept(byte[] bytes) {
		int at = 0;
		while (at < bytes.length) {
			int skipped = (int) Math.min(this.skip, bytes.length - at);
			this.skip -= skipped;
			at += skipped;
			if (at < bytes.length) {
				if (this.ended) {
					throw RefusedFileException.content("more-behind-the-end");
				}
				this.header.put(bytes[at++]);
				if (!this.header.hasRemaining()) {
					chunk();
				}
			}
		}
	}

	private void chunk() {
		long length = Integer.toUnsignedLong(this.header.getInt(0));
		byte[] name = new byte[4];
		this.header.get(4, name);
		String type = new String(name, StandardCharsets.ISO_8859_1);
		if (length > Integer.MAX_VALUE || this.begun == type.equals("IHDR")) {
			throw RefusedFileException.content("malformed");
		}
		this.begun = true;
		this.ended = type.equals("IEND");
		this.skip = length + CHECKSUM;
		this.header.clear();
	}

	@Override
	public void end() {
		if (!this.ended || this.skip > 0) {
			throw RefusedFileException.content("incomplete");
		}
	}

}
