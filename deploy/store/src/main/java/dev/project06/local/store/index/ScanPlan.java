package dev.project06.local.store.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import dev.project06.local.store.index.Conditions.Condition;
import dev.project06.local.store.index.IndexScan.Positions;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the conditions of a query into ranges of one index: the values of its leading
 * paths, then at most one comparison.
 */
final class ScanPlan {

	private static final int MOST_RANGES = 4_096;

	private final Conditions conditions;

	private final List<String> paths;

	private List<Key> prefixes = List.of(new KeyWriter().toKey());

	private int fixed;

	private int told;

	ScanPlan(Conditions conditions, List<String> paths) {
		this.conditions = conditions;
		this.paths = paths;
		fixLeading();
	}

	private void fixLeading() {
		while (this.fixed < this.paths.size()) {
			Condition values = this.conditions.values(this.paths.get(this.fixed));
			if (values == null || (long) this.prefixes.size() * values.operands().size() > MOST_RANGES) {
				return;
			}
			this.prefixes = combine(this.prefixes, values.operands());
			this.fixed++;
			this.told++;
		}
	}

	private static List<Key> combine(List<Key> prefixes, Collection<?> values) {
		TreeSet<Key> combined = new TreeSet<>();
		for (Key prefix : prefixes) {
			for (Object value : values) {
				combined.add(new KeyWriter(prefix).append(value).toKey());
			}
		}
		return List.copyOf(combined);
	}

	/**
	 * How many leading paths have known values.
	 */
	int fixed() {
		return this.fixed;
	}

	/**
	 * Makes the scan.
	 * @param name name of the index
	 * @param identified whether the entries with equal values are sorted by {@code _id}
	 */
	IndexScan over(String name, MVMap<byte[], byte[]> entries, Positions positions, boolean identified,
			boolean repeats) {
		List<KeyRange> ranges = this.prefixes.stream().map(KeyRange::startingWith).toList();
		if (this.fixed < this.paths.size()) {
			String path = this.paths.get(this.fixed);
			ranges = narrow(ranges, this.conditions.range(path, "$gt", "$gte"), true);
			ranges = narrow(ranges, this.conditions.range(path, "$lt", "$lte"), false);
		}
		List<String> order = new ArrayList<>(this.paths.subList(this.fixed, this.paths.size()));
		if (identified) {
			order.add("_id");
		}
		return new IndexScan(name, entries, positions, ranges, order, this.told == this.conditions.size(), repeats);
	}

	/**
	 * Whether the path behind the fixed ones is compared with something.
	 */
	boolean compares() {
		return this.fixed < this.paths.size()
				&& (this.conditions.range(this.paths.get(this.fixed), "$gt", "$gte") != null
						|| this.conditions.range(this.paths.get(this.fixed), "$lt", "$lte") != null);
	}

	private List<KeyRange> narrow(List<KeyRange> ranges, @Nullable Condition bound, boolean lower) {
		if (bound == null) {
			return ranges;
		}
		this.told++;
		return ranges.stream().map((range) -> narrow(range, bound, lower)).toList();
	}

	/**
	 * A comparison meets only values of the type it compares with, so the other end of an
	 * open range is where that type ends.
	 */
	private static KeyRange narrow(KeyRange range, Condition bound, boolean lower) {
		Key prefix = Key.ofBytes(Arrays.copyOf(range.low().bytes(), range.fixed()));
		int tag = KeyWriter.tag(bound.operand());
		Key exactly = new KeyWriter(prefix).append(bound.operand()).toKey();
		boolean behind = bound.operator().equals("$gt") || bound.operator().equals("$lte");
		Key end = behind ? KeyRange.after(exactly) : exactly;
		if (lower) {
			return new KeyRange(end, new KeyWriter(prefix).mark(tag + 1).toKey(), range.fixed());
		}
		boolean open = range.low().equals(prefix);
		return new KeyRange(open ? new KeyWriter(prefix).mark(tag).toKey() : range.low(), end, range.fixed());
	}

}
