package dev.project06.local.store.index;

import java.util.List;
import java.util.stream.Stream;

import org.h2.mvstore.MVMap;

/**
 * One way through an index that meets every document of a query, and perhaps others.
 *
 * @param name name of the index
 * @param entries the sorted entries
 * @param positions where an entry says its document lies
 * @param ranges the parts to read
 * @param order the paths the entries of one range are sorted by
 * @param exact whether it meets no other documents
 * @param repeats whether it may meet a document twice
 */
public record IndexScan(String name, MVMap<byte[], byte[]> entries, Positions positions, List<KeyRange> ranges,
		List<String> order, boolean exact, boolean repeats) {

	/**
	 * How many entries it meets.
	 * @return the count, found without reading them
	 */
	public long size() {
		return this.ranges.stream().mapToLong((range) -> range.size(this.entries)).sum();
	}

	/**
	 * Whether it goes through all documents, without an index.
	 * @return whether it does
	 */
	public boolean everything() {
		return this.positions == Positions.KEY
				&& this.ranges.stream().anyMatch((range) -> range.low().bytes().length == 0);
	}

	/**
	 * Whether reading it gives the documents in an order.
	 * @param wanted the order
	 * @return 1 when read forwards, -1 when read backwards, 0 when not at all
	 */
	int direction(SortOrder wanted) {
		int direction = 0;
		for (int i = 0; i < wanted.parts().size(); i++) {
			SortOrder.Part part = wanted.parts().get(i);
			if (i == this.order.size() || !this.order.get(i).equals(part.path())
					|| (direction != 0 && direction != part.direction())) {
				return 0;
			}
			direction = part.direction();
			if (part.path().equals("_id")) {
				return direction;
			}
		}
		return (direction == 0) ? 1 : direction;
	}

	/**
	 * The positions of the documents.
	 * @param direction 1 or -1, as {@link #direction} told
	 * @return a lazy stream, in that order
	 */
	public Stream<Key> positions(int direction) {
		Stream<Key> found = RangeMerge.of(this, direction < 0);
		return (this.repeats || this.ranges.size() > 1) ? found.distinct() : found;
	}

	/**
	 * Where the document of an entry lies.
	 */
	enum Positions {

		/** The entries are the documents themselves, sorted by position. */
		KEY,

		/** The value of an entry is the position of its document. */
		VALUE

	}

}
