package dev.project06.records.attachment.content;

/**
 * A JPEG picture, segment by segment up to where the picture itself begins. What cameras
 * put behind the picture is not judged.
 */
final class JpegCheck implements ContentCheck {

	private static final int MARKER = 0xff;

	private static final int START_OF_SCAN = 0xda;

	private final byte[] header = new byte[4];

	private int filled;

	private long skip = 2;

	private boolean scanning;

	@Override
	public void accept(byte[] bytes) {
		for (int at = 0; at < bytes.length && !this.scanning;) {
			if (this.skip > 0) {
				long skipped = Math.min(this.skip, bytes.length - at);
				this.skip -= skipped;
				at += (int) skipped;
			}
			else {
				take(bytes[at++]);
			}
		}
	}

	private void take(byte next) {
		if (this.filled == 1 && (next & 0xff) == MARKER) {
			// Any number of these may stand before a marker
			return;
		}
		this.header[this.filled++] = next;
		if ((this.header[0] & 0xff) != MARKER) {
			throw RefusedFileException.content("malformed");
		}
		if (this.filled == this.header.length) {
			int length = ((this.header[2] & 0xff) << 8) | (this.header[3] & 0xff);
			if (length < 2) {
				throw RefusedFileException.content("malformed");
			}
			this.scanning = (this.header[1] & 0xff) == START_OF_SCAN;
			this.skip = length - 2L;
			this.filled = 0;
		}
	}

	@Override
	public void end() {
		if (!this.scanning) {
			throw RefusedFileException.content("incomplete");
		}
	}

}
