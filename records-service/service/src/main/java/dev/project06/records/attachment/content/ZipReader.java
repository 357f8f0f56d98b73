package dev.project06.records.attachment.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads a zip file while it arrives and keeps no more of it than its list of names.
 * Stricter than most: entries stand one behind the other from the first byte, the
 * directory says the same of them, and nothing follows; so no two readers can see
 * different things in it. Files above 4 GiB (Zip64) are not read.
 */
final class ZipReader implements AutoCloseable {

	private static final int LOCAL = 0x04034b50;

	private static final int CENTRAL = 0x02014b50;

	private static final int END = 0x06054b50;

	private static final int DESCRIPTOR = 0x08074b50;

	private static final int ENCRYPTED = 0x2001;

	private static final int SIZES_FOLLOW = 0x0008;

	private final ZipLimits limits;

	private final ZipEntries entries;

	private final ZipData data;

	private final ZipDirectory directory = new ZipDirectory();

	/** What is being read when it has to be there as a whole. */
	private ByteBuffer field = field(4);

	private State state = State.SIGNATURE;

	private State afterSkip = State.SIGNATURE;

	private long left;

	private long position;

	private long entryAt;

	private ZipHeader header = ZipHeader.NONE;

	ZipReader(ZipLimits limits, ZipEntries entries) {
		this.limits = limits;
		this.entries = entries;
		this.data = new ZipData(limits, entries);
	}

	void accept(byte[] bytes) {
		int at = 0;
		while (at < bytes.length) {
			int used = switch (this.state) {
				case SKIP -> skip(bytes.length - at);
				case DATA_BYTES -> this.data.accept(bytes, at);
				case DONE -> throw RefusedFileException.content("more-behind-the-end");
				default -> fill(bytes, at);
			};
			at += used;
			this.position += used;
			step();
		}
	}

	void end() {
		if (this.state != State.DONE) {
			throw RefusedFileException.content("incomplete");
		}
	}

	@Override
	public void close() {
		this.data.close();
	}

	private int fill(byte[] bytes, int at) {
		int used = Math.min(this.field.remaining(), bytes.length - at);
		this.field.put(bytes, at, used);
		return used;
	}

	private int skip(int available) {
		int used = (int) Math.min(this.left, available);
		this.left -= used;
		return used;
	}

	/** Goes on as far as no more bytes are needed. */
	private void step() {
		boolean moved = true;
		while (moved) {
			moved = switch (this.state) {
				case SKIP -> this.left == 0 && go(this.afterSkip);
				case DATA_BYTES -> this.data.isWhole() && entryRead();
				case DONE -> false;
				default -> !this.field.hasRemaining() && read();
			};
		}
	}

	private boolean go(State next) {
		this.state = next;
		switch (next) {
			case SIGNATURE -> this.field = field(4);
			case DATA -> dataBegins();
			default -> {
			}
		}
		return true;
	}

	private boolean await(State next, int length) {
		this.state = next;
		this.field = field(length);
		return true;
	}

	private boolean skipTo(State next, int length) {
		this.state = State.SKIP;
		this.afterSkip = next;
		this.left = length;
		return true;
	}

	private boolean read() {
		return switch (this.state) {
			case SIGNATURE -> signature(this.field.getInt(0));
			case LOCAL -> {
				this.header = ZipHeader.local(this.field);
				yield await(State.LOCAL_NAME, this.header.nameLength());
			}
			case LOCAL_NAME -> entryBegins();
			case DESCRIPTOR_BEGIN ->
				(this.field.getInt(0) == DESCRIPTOR) ? await(State.DESCRIPTOR, 12) : descriptorGoesOn();
			case DESCRIPTOR -> described();
			case CENTRAL -> {
				this.header = ZipHeader.central(this.field);
				this.entryAt = Integer.toUnsignedLong(this.field.getInt(38));
				yield await(State.CENTRAL_NAME, this.header.nameLength());
			}
			case CENTRAL_NAME -> {
				this.directory.compare(name(), new ZipDirectory.Entry(this.entryAt, this.header.checksum(),
						this.header.packed(), this.header.expanded()));
				yield skipTo(State.SIGNATURE, this.header.extraLength());
			}
			case END -> {
				this.directory.end(Short.toUnsignedInt(this.field.getShort(6)));
				yield skipTo(State.DONE, Short.toUnsignedInt(this.field.getShort(16)));
			}
			case SKIP, DATA, DATA_BYTES, DONE -> throw new IllegalStateException("Nothing is read as a whole");
		};
	}

	private boolean signature(int signature) {
		this.entryAt = this.position - 4;
		return switch (signature) {
			case LOCAL -> await(State.LOCAL, 26);
			case CENTRAL -> await(State.CENTRAL, 42);
			case END -> await(State.END, 18);
			default -> throw RefusedFileException.content("malformed");
		};
	}

	private boolean entryBegins() {
		String name = name();
		if ((this.header.flags() & ENCRYPTED) != 0) {
			throw RefusedFileException.content("encrypted");
		}
		if (this.directory.size() >= this.limits.entries()) {
			throw RefusedFileException.content("zip-entries");
		}
		this.directory.begin(name);
		this.entries.begin(name);
		return skipTo(State.DATA, this.header.extraLength());
	}

	private void dataBegins() {
		boolean sizesFollow = (this.header.flags() & SIZES_FOLLOW) != 0;
		if (this.header.method() == 0 && !sizesFollow) {
			this.data.beginStored(this.header.packed());
			this.state = State.DATA_BYTES;
		}
		else if (this.header.method() == 8) {
			this.data.beginDeflated();
			this.state = State.DATA_BYTES;
		}
		else {
			throw RefusedFileException.content("malformed");
		}
	}

	private boolean entryRead() {
		return ((this.header.flags() & SIZES_FOLLOW) != 0) ? await(State.DESCRIPTOR_BEGIN, 4)
				: entryEnds(this.header.checksum(), this.header.packed(), this.header.expanded());
	}

	/** The mark of a descriptor may be left out; then its first field was read. */
	private boolean descriptorGoesOn() {
		ByteBuffer begun = field(12).putInt(this.field.getInt(0));
		this.state = State.DESCRIPTOR;
		this.field = begun;
		return true;
	}

	private boolean described() {
		return entryEnds(Integer.toUnsignedLong(this.field.getInt(0)), Integer.toUnsignedLong(this.field.getInt(4)),
				Integer.toUnsignedLong(this.field.getInt(8)));
	}

	private boolean entryEnds(long checksum, long packed, long expanded) {
		ZipDirectory.Entry entry = this.data.entry(this.entryAt);
		if (!entry.equals(new ZipDirectory.Entry(this.entryAt, checksum, packed, expanded))) {
			throw RefusedFileException.content("malformed");
		}
		this.directory.end(entry);
		return go(State.SIGNATURE);
	}

	private String name() {
		byte[] name = new byte[this.field.capacity()];
		this.field.get(0, name);
		return new String(name, StandardCharsets.UTF_8);
	}

	private static ByteBuffer field(int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}

	private enum State {

		SIGNATURE, LOCAL, LOCAL_NAME, DATA, DATA_BYTES, DESCRIPTOR_BEGIN, DESCRIPTOR, CENTRAL, CENTRAL_NAME, END, SKIP,
		DONE

	}

}
