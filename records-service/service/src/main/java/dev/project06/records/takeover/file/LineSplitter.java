package dev.project06.records.takeover.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Takes the lines out of a stream of bytes, however it is cut. Lines end with LF or CRLF;
 * of a line above {@value #LONGEST} bytes the rest is dropped as it comes. For one stream
 * and one thread at a time.
 */
public final class LineSplitter {

	static final int LONGEST = 8192;

	private final byte[] line = new byte[LONGEST];

	private int length;

	private boolean tooLong;

	/**
	 * Takes a part in.
	 * @param part the part, which is released
	 * @return the lines that end in it
	 */
	public List<Line> split(DataBuffer part) {
		byte[] bytes = new byte[part.readableByteCount()];
		part.read(bytes);
		DataBufferUtils.release(part);
		List<Line> lines = new ArrayList<>();
		int from = 0;
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == '\n') {
				keep(bytes, from, i);
				lines.add(take());
				from = i + 1;
			}
		}
		keep(bytes, from, bytes.length);
		return lines;
	}

	/**
	 * Ends the file.
	 * @return what stands after the last line end, if anything
	 */
	public List<Line> rest() {
		return (this.length > 0 || this.tooLong) ? List.of(take()) : List.of();
	}

	private void keep(byte[] bytes, int from, int to) {
		int kept = Math.min(to - from, LONGEST - this.length);
		System.arraycopy(bytes, from, this.line, this.length, kept);
		this.length += kept;
		this.tooLong |= kept < to - from;
	}

	private Line take() {
		boolean carriage = !this.tooLong && this.length > 0 && this.line[this.length - 1] == '\r';
		Line taken = new Line(Arrays.copyOf(this.line, carriage ? this.length - 1 : this.length), this.tooLong);
		this.length = 0;
		this.tooLong = false;
		return taken;
	}

}
