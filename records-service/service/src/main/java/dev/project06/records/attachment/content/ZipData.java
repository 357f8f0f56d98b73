package dev.project06.records.attachment.content;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks the entries of a zip file, one after the other, within the limits.
 */
final class ZipData implements AutoCloseable {

	/** Small files may be packed as well as they like. */
	private static final long RATIO_APPLIES = 1024 * 1024;

	private final Inflater inflater = new Inflater(true);

	private final byte[] unpacked = new byte[8 * 1024];

	private final CRC32 checksum = new CRC32();

	private final ZipLimits limits;

	private final ZipEntries entries;

	private boolean deflated;

	/** What of a stored entry has still to come. */
	private long left;

	private long packed;

	private long expanded;

	private long expandedBefore;

	ZipData(ZipLimits limits, ZipEntries entries) {
		this.limits = limits;
		this.entries = entries;
	}

	void beginStored(long length) {
		begin(false);
		this.left = length;
	}

	void beginDeflated() {
		begin(true);
		this.inflater.reset();
	}

	private void begin(boolean deflated) {
		this.deflated = deflated;
		this.expandedBefore += this.expanded;
		this.expanded = 0;
		this.packed = 0;
		this.checksum.reset();
	}

	boolean isWhole() {
		return this.deflated ? this.inflater.finished() : this.left == 0;
	}

	/** What was read of the entry. */
	ZipDirectory.Entry entry(long at) {
		return new ZipDirectory.Entry(at, this.checksum.getValue(), this.packed, this.expanded);
	}

	/** Takes what belongs to the entry and says how many bytes that was. */
	int accept(byte[] bytes, int at) {
		return this.deflated ? inflate(bytes, at) : copy(bytes, at);
	}

	private int copy(byte[] bytes, int at) {
		int used = (int) Math.min(Math.min(this.left, bytes.length - at), this.unpacked.length);
		this.left -= used;
		this.packed += used;
		System.arraycopy(bytes, at, this.unpacked, 0, used);
		hand(used);
		return used;
	}

	private int inflate(byte[] bytes, int at) {
		int available = bytes.length - at;
		this.inflater.setInput(bytes, at, available);
		long before = this.packed;
		try {
			int length = this.inflater.inflate(this.unpacked);
			while (length > 0) {
				this.packed = before + available - this.inflater.getRemaining();
				hand(length);
				length = this.inflater.inflate(this.unpacked);
			}
		}
		catch (DataFormatException ex) {
			throw RefusedFileException.content("malformed");
		}
		if (this.inflater.needsDictionary() || !(this.inflater.finished() || this.inflater.needsInput())) {
			throw RefusedFileException.content("malformed");
		}
		int used = available - this.inflater.getRemaining();
		this.packed = before + used;
		return used;
	}

	private void hand(int length) {
		this.expanded += length;
		this.checksum.update(this.unpacked, 0, length);
		if (this.expandedBefore + this.expanded > this.limits.expanded()) {
			throw RefusedFileException.content("zip-too-much");
		}
		if (this.expanded > RATIO_APPLIES && this.expanded / this.limits.ratio() > this.packed) {
			throw RefusedFileException.content("zip-ratio");
		}
		this.entries.data(this.unpacked, length);
	}

	@Override
	public void close() {
		this.inflater.end();
	}

}
