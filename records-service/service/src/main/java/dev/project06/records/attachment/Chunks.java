package dev.project06.records.attachment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream of bytes into chunks of one size. For one stream.
 */
final class Chunks {

	private final byte[] open;

	private int filled;

	Chunks(int size) {
		this.open = new byte[size];
	}

	/** Takes a part and gives the chunks that are full now. */
	List<byte[]> add(byte[] part) {
		List<byte[]> full = new ArrayList<>();
		for (int at = 0; at < part.length;) {
			int taken = Math.min(part.length - at, this.open.length - this.filled);
			System.arraycopy(part, at, this.open, this.filled, taken);
			at += taken;
			this.filled += taken;
			if (this.filled == this.open.length) {
				full.addAll(rest());
			}
		}
		return full;
	}

	/** What is left, as a chunk of its own. */
	List<byte[]> rest() {
		List<byte[]> last = (this.filled > 0) ? List.of(Arrays.copyOf(this.open, this.filled)) : List.of();
		this.filled = 0;
		return last;
	}

	/** What of a chunk lies between two places of its file. */
	static byte[] slice(byte[] chunk, long at, long from, long to) {
		int first = (int) Math.max(0, from - at);
		int last = (int) Math.min(chunk.length, to - at);
		return (first == 0 && last == chunk.length) ? chunk : Arrays.copyOfRange(chunk, first, last);
	}

}
