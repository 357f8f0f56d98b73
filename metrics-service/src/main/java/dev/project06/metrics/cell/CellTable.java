package dev.project06.metrics.cell;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The cells of all partitions in memory, in a few dozen bytes each. Not safe for use by
 * several threads.
 */
public final class CellTable {

	private final Map<Slice, SliceRows> slices = new HashMap<>();

	/**
	 * Sets what one partition counts in a cell.
	 * @param partition the partition
	 * @param cell the cell
	 * @param tally the sums that hold from now on, or null for none
	 */
	public void put(int partition, Cell cell, @Nullable Tally tally) {
		if (tally != null) {
			this.slices.computeIfAbsent(cell.slice(), (slice) -> new SliceRows()).put(partition, cell, tally);
			return;
		}
		SliceRows rows = this.slices.get(cell.slice());
		if (rows != null) {
			rows.clear(partition, cell);
		}
	}

	/**
	 * Adds up cells.
	 * @param days the days that count, of reception or finishing as the basis says
	 * @param judged the day on which open dossiers are judged to be in time
	 * @param groups the group of a slice, or nothing to leave it out
	 * @param <G> what a group is named by
	 * @return the sums by group; a group without any slice is not there
	 */
	public <G> Map<G, Sums> sum(Days days, LocalDate judged, Function<Slice, Optional<G>> groups) {
		Map<G, Sums> sums = new HashMap<>();
		int judgedDay = (int) judged.toEpochDay();
		this.slices.forEach((slice, rows) -> groups.apply(slice)
			.ifPresent((group) -> rows.addTo(sums.computeIfAbsent(group, (name) -> new Sums()), days, judgedDay)));
		return sums;
	}

	/**
	 * How many cells of all partitions hold something.
	 * @return the number
	 */
	public long size() {
		return this.slices.values().stream().mapToLong(SliceRows::size).sum();
	}

}
