package dev.project06.local.store.index;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The cheapest way to the documents of a query, in their order when an index has it.
 *
 * @param scan the way
 * @param direction 1 or -1 to read it in the wanted order, 0 when the documents are still
 * to be sorted
 */
public record ScanChoice(IndexScan scan, int direction) {

	/**
	 * Chooses by the number of entries to read, which each index tells at once. A way in
	 * the wanted order ends as soon as enough are found: how soon is guessed from how few
	 * documents there can be at most, as if they lay evenly on it.
	 * @param all the way through all documents
	 * @param indexes the indexes of the collection
	 * @param conditions what the query asks
	 * @param order the wanted order, perhaps empty
	 * @param wanted how many documents are wanted, 0 for all
	 * @return the choice
	 */
	public static ScanChoice of(IndexScan all, Collection<DocumentIndex> indexes, Conditions conditions,
			SortOrder order, long wanted) {
		List<ScanChoice> choices = Stream
			.concat(Stream.of(all), indexes.stream().map((index) -> index.scan(conditions)).filter(Objects::nonNull))
			.map((scan) -> new ScanChoice(scan, scan.direction(order)))
			.toList();
		long most = choices.stream().mapToLong((choice) -> choice.scan.size()).min().orElseThrow();
		return choices.stream()
			.min(Comparator.comparingLong((ScanChoice choice) -> choice.cost(wanted, most))
				.thenComparing((choice) -> choice.direction == 0))
			.orElseThrow();
	}

	private long cost(long wanted, long most) {
		long size = this.scan.size();
		if (this.direction == 0 || wanted == 0) {
			return size;
		}
		return (this.scan.exact() || most == 0) ? Math.min(size, wanted)
				: (long) Math.min((double) size, (double) wanted * size / most);
	}

	/**
	 * The positions of the documents, and perhaps of others that do not match.
	 * @return a lazy stream
	 */
	public Stream<Key> positions() {
		return this.scan.positions((this.direction < 0) ? -1 : 1);
	}

}
