package dev.project06.records.attachment.content;

import java.nio.ByteBuffer;

/**
 * What a zip file says of an entry, before the entry and again in its directory.
 */
record ZipHeader(int flags, int method, long checksum, long packed, long expanded, int nameLength, int extraLength) {

	static final ZipHeader NONE = new ZipHeader(0, 0, 0, 0, 0, 0, 0);

	/** What stands before an entry, behind the signature. */
	static ZipHeader local(ByteBuffer field) {
		return new ZipHeader(field.getShort(2), field.getShort(4), number(field, 10), number(field, 14),
				number(field, 18), Short.toUnsignedInt(field.getShort(22)), Short.toUnsignedInt(field.getShort(24)));
	}

	/** What stands in the directory, behind the signature; a remark counts as extra. */
	static ZipHeader central(ByteBuffer field) {
		return new ZipHeader(field.getShort(4), field.getShort(6), number(field, 12), number(field, 16),
				number(field, 20), Short.toUnsignedInt(field.getShort(24)),
				Short.toUnsignedInt(field.getShort(26)) + Short.toUnsignedInt(field.getShort(28)));
	}

	private static long number(ByteBuffer field, int at) {
		return Integer.toUnsignedLong(field.getInt(at));
	}

}
