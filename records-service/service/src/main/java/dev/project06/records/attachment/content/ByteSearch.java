package dev.project06.records.attachment.content;

import java.nio.charset.StandardCharsets;

/**
 * Looks for a text in a stream of bytes, also where two parts of the stream meet. Keeps
 * none of the stream.
 */
public final class ByteSearch {

	private final byte[] wanted;

	/** How much of the text still stands when the byte after so much of it does not. */
	private final int[] fallback;

	private int matched;

	/**
	 * A search that has seen nothing yet.
	 * @param wanted the text, in ASCII
	 */
	public ByteSearch(String wanted) {
		this.wanted = wanted.getBytes(StandardCharsets.US_ASCII);
		this.fallback = new int[this.wanted.length];
		for (int at = 1, length = 0; at < this.wanted.length; at++) {
			while (length > 0 && this.wanted[at] != this.wanted[length]) {
				length = this.fallback[length - 1];
			}
			length += (this.wanted[at] == this.wanted[length]) ? 1 : 0;
			this.fallback[at] = length;
		}
	}

	/**
	 * Looks at the next part of the stream.
	 * @param bytes the part
	 * @return whether the text has ended in it
	 */
	public boolean endsIn(byte[] bytes) {
		for (byte next : bytes) {
			while (this.matched > 0 && next != this.wanted[this.matched]) {
				this.matched = this.fallback[this.matched - 1];
			}
			this.matched += (next == this.wanted[this.matched]) ? 1 : 0;
			if (this.matched == this.wanted.length) {
				this.matched = 0;
				return true;
			}
		}
		return false;
	}

}
