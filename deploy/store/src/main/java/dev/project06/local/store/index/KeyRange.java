package dev.project06.local.store.index;

import org.h2.mvstore.MVMap;

/**
 * A stretch of an index, from {@code low} to before {@code high}.
 *
 * @param low the smallest key
 * @param high the first key behind it
 * @param fixed how many leading bytes all its keys share
 */
record KeyRange(Key low, Key high, int fixed) {

	static KeyRange startingWith(Key prefix) {
		return new KeyRange(prefix, after(prefix), prefix.bytes().length);
	}

	static Key after(Key prefix) {
		return new KeyWriter(prefix).mark(KeyWriter.AFTER_ALL).toKey();
	}

	long size(MVMap<byte[], ?> entries) {
		return Math.max(0, rank(entries, this.high) - rank(entries, this.low));
	}

	boolean holds(Key key) {
		return this.low.compareTo(key) <= 0 && key.compareTo(this.high) < 0;
	}

	private static long rank(MVMap<byte[], ?> entries, Key key) {
		long index = entries.getKeyIndex(key.bytes());
		return (index < 0) ? -(index + 1) : index;
	}

}
