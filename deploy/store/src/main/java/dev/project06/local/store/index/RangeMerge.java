package dev.project06.local.store.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.h2.mvstore.Cursor;

/**
 * Reads several ranges of an index as one, in the order of what follows their fixed
 * parts.
 */
final class RangeMerge implements Iterator<Key> {

	private final IndexScan scan;

	private final PriorityQueue<Head> heads;

	private RangeMerge(IndexScan scan, boolean backwards) {
		this.scan = scan;
		Comparator<Head> order = Comparator.naturalOrder();
		this.heads = new PriorityQueue<>(scan.ranges().size(), backwards ? order.reversed() : order);
		scan.ranges().forEach((range) -> add(new Head(open(range, backwards), range)));
	}

	static Stream<Key> of(IndexScan scan, boolean backwards) {
		if (scan.ranges().isEmpty()) {
			return Stream.empty();
		}
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new RangeMerge(scan, backwards),
				Spliterator.ORDERED | Spliterator.NONNULL), false);
	}

	private Cursor<byte[], byte[]> open(KeyRange range, boolean backwards) {
		return backwards ? this.scan.entries().cursor(range.high().bytes(), range.low().bytes(), true)
				: this.scan.entries().cursor(range.low().bytes(), range.high().bytes(), false);
	}

	/**
	 * The ends of a cursor both belong to it, the upper end of a range does not.
	 */
	private void add(Head head) {
		while (head.cursor.hasNext()) {
			if (head.range.holds(Key.ofBytes(head.cursor.next()))) {
				this.heads.add(head);
				return;
			}
		}
	}

	@Override
	public boolean hasNext() {
		return !this.heads.isEmpty();
	}

	@Override
	public Key next() {
		Head head = this.heads.poll();
		if (head == null) {
			throw new NoSuchElementException();
		}
		Key position = Key.ofBytes(switch (this.scan.positions()) {
			case KEY -> head.cursor.getKey();
			case VALUE -> head.cursor.getValue();
		});
		add(head);
		return position;
	}

	/**
	 * A range and the entry that is next in it.
	 */
	private static final class Head implements Comparable<Head> {

		private final Cursor<byte[], byte[]> cursor;

		private final KeyRange range;

		private Head(Cursor<byte[], byte[]> cursor, KeyRange range) {
			this.cursor = cursor;
			this.range = range;
		}

		@Override
		public int compareTo(Head other) {
			byte[] mine = this.cursor.getKey();
			byte[] others = other.cursor.getKey();
			return Arrays.compareUnsigned(mine, this.range.fixed(), mine.length, others, other.range.fixed(),
					others.length);
		}

	}

}
