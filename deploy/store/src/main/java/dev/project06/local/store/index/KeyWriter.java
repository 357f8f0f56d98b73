package dev.project06.local.store.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other as bytes whose unsigned order is MongoDB's order of
 * the values. Each value begins with the tag of its type and tells where it ends, so that
 * no value is the beginning of another one.
 */
final class KeyWriter {

	/** Stands for an array without elements, which sorts before null. */
	static final int NOTHING = 0x0C;

	/** Sorts after every value. */
	static final int AFTER_ALL = 0xFF;

	private static final int END = 0x00;

	private static final int ELEMENT = 0x01;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream(48);

	KeyWriter() {
	}

	/**
	 * Goes on behind what another one wrote.
	 */
	KeyWriter(Key written) {
		this.out.writeBytes(written.bytes());
	}

	KeyWriter append(@Nullable Object value) {
		this.out.write(tag(value));
		switch (value) {
			case Number number -> number(number);
			case String text -> escaped(text.getBytes(StandardCharsets.UTF_8));
			case Map<?, ?> document -> document.forEach((name, field) -> element().append(name).append(field));
			case Collection<?> list -> list.forEach((item) -> element().append(item));
			case BinData data -> binary(data.getData());
			case UUID uuid ->
				fixed(uuid.getMostSignificantBits(), Long.BYTES).fixed(uuid.getLeastSignificantBits(), Long.BYTES);
			case ObjectId id -> this.out.writeBytes(id.toByteArray());
			case Boolean flag -> this.out.write(flag ? 1 : 0);
			case Instant instant -> fixed(instant.toEpochMilli() ^ Long.MIN_VALUE, Long.BYTES);
			case null -> {
			}
			case Missing missing -> {
			}
			case MinKey least -> {
			}
			case MaxKey greatest -> {
			}
			default -> escaped(bson(value));
		}
		if (value instanceof Map || value instanceof Collection) {
			this.out.write(END);
		}
		return this;
	}

	KeyWriter mark(int mark) {
		this.out.write(mark);
		return this;
	}

	Key toKey() {
		return Key.ofBytes(this.out.toByteArray());
	}

	/**
	 * The first byte of a value, the same for all values that MongoDB compares with each
	 * other.
	 */
	static int tag(@Nullable Object value) {
		return switch (value) {
			case MinKey least -> 0x08;
			case null -> 0x10;
			case Missing missing -> 0x10;
			case Number number -> 0x18;
			case String text -> 0x20;
			case Map<?, ?> document -> 0x28;
			case Collection<?> list -> 0x30;
			case BinData data -> 0x38;
			case UUID uuid -> 0x40;
			case ObjectId id -> 0x48;
			case Boolean flag -> 0x50;
			case Instant instant -> 0x58;
			case MaxKey greatest -> 0xF0;
			default -> 0x80 + (BsonEncoder.determineType(value) & 0x3F);
		};
	}

	private KeyWriter element() {
		return mark(ELEMENT);
	}

	/**
	 * The nearest double, then how far a long lies from it.
	 */
	private void number(Number number) {
		double nearest = number.doubleValue() + 0.0;
		long bits = Double.doubleToLongBits(nearest);
		fixed(bits ^ ((bits >> 63) | Long.MIN_VALUE), Long.BYTES);
		long rest = (number instanceof Long whole) ? whole - (long) nearest : 0;
		fixed(rest + Short.MAX_VALUE, Short.BYTES);
	}

	private void binary(byte[] data) {
		fixed(data.length, Integer.BYTES);
		this.out.writeBytes(data);
	}

	private KeyWriter fixed(long value, int length) {
		for (int shift = (length - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
			this.out.write((int) (value >>> shift));
		}
		return this;
	}

	private void escaped(byte[] data) {
		for (byte part : data) {
			this.out.write(part);
			if (part == END) {
				this.out.write(AFTER_ALL);
			}
		}
		this.out.write(END);
		this.out.write(END);
	}

	private static byte[] bson(Object value) {
		ByteBuf buffer = Unpooled.buffer();
		BsonEncoder.encodeValue(BsonEncoder.determineType(value), value, buffer);
		return ByteBufUtil.getBytes(buffer);
	}

}
