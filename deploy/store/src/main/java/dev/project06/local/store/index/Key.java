package dev.project06.local.store.index;

import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Where a document lies in its collection: its {@code _id} as bytes that sort as MongoDB
 * sorts the values. Equal values have equal keys, whatever their numeric type.
 */
public final class Key implements Comparable<Key> {

	private final byte[] bytes;

	private Key(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * The key of a value.
	 * @param value a BSON value as upstream represents it
	 * @return its key
	 */
	public static Key of(@Nullable Object value) {
		return new KeyWriter().append(value).toKey();
	}

	/**
	 * The key with these bytes.
	 * @param bytes what {@link #bytes()} gave, not copied
	 * @return the key
	 */
	public static Key ofBytes(byte[] bytes) {
		return new Key(bytes);
	}

	/**
	 * The sortable form.
	 * @return the bytes, not copied
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	/**
	 * The key that begins with this one and goes on with another.
	 * @param other what follows
	 * @return both as one
	 */
	Key followedBy(Key other) {
		byte[] both = Arrays.copyOf(this.bytes, this.bytes.length + other.bytes.length);
		System.arraycopy(other.bytes, 0, both, this.bytes.length, other.bytes.length);
		return new Key(both);
	}

	@Override
	public int compareTo(Key other) {
		return Arrays.compareUnsigned(this.bytes, other.bytes);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Key key && Arrays.equals(this.bytes, key.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		return HexFormat.of().formatHex(this.bytes);
	}

}
