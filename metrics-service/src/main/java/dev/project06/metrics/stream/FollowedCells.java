package dev.project06.metrics.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.project06.metrics.cell.Cell;
import dev.project06.metrics.cell.CellTable;
import dev.project06.metrics.cell.Progress;
import dev.project06.metrics.cell.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What the topic of the cells says, put together. The changes of an event take effect
 * with the progress that follows them, so that a partition is never seen in the middle of
 * an event. Not safe for use by several threads.
 */
final class FollowedCells {

	private final CellTable table = new CellTable();

	private final Map<Integer, Progress> progress = new HashMap<>();

	private final Map<Integer, List<Change>> pending = new HashMap<>();

	private final Map<Integer, Long> starts;

	private final Map<Integer, Long> firstEnds;

	private Map<Integer, Long> ends;

	private boolean loaded;

	private record Change(Cell cell, @Nullable Tally tally) {
	}

	/**
	 * Begins with nothing.
	 * @param starts first offsets of the events, by partition
	 * @param ends offsets after the last events
	 */
	FollowedCells(Map<Integer, Long> starts, Map<Integer, Long> ends) {
		this.starts = starts;
		this.firstEnds = ends;
		this.ends = ends;
	}

	void apply(int partition, byte[] key, byte @Nullable [] value) {
		if (Progress.isKey(key)) {
			List<Change> changes = this.pending.remove(partition);
			if (changes != null) {
				changes.forEach((change) -> this.table.put(partition, change.cell(), change.tally()));
			}
			this.progress.put(partition, (value != null) ? Progress.of(value) : Progress.NONE);
			return;
		}
		Cell cell = Cell.of(key);
		Tally tally = (value != null) ? Tally.of(value) : null;
		if (this.loaded) {
			this.pending.computeIfAbsent(partition, (number) -> new ArrayList<>()).add(new Change(cell, tally));
		}
		else {
			this.table.put(partition, cell, tally);
		}
	}

	/** From here on a reader may look; until then nothing needs to be held back. */
	void loaded() {
		this.loaded = true;
	}

	boolean isLoaded() {
		return this.loaded;
	}

	void ends(Map<Integer, Long> latest) {
		this.ends = latest;
	}

	CellTable table() {
		return this.table;
	}

	Progress progress() {
		return this.progress.values().stream().reduce(Progress.NONE, Progress::plus);
	}

	/** How many records of the topic are not counted. */
	long behind() {
		return behind(this.ends);
	}

	/** How many of those that were there at the beginning are not counted. */
	long behindStart() {
		return behind(this.firstEnds);
	}

	private long behind(Map<Integer, Long> offsets) {
		return offsets.entrySet().stream().mapToLong((end) -> Math.max(0, end.getValue() - next(end.getKey()))).sum();
	}

	private long next(int partition) {
		return Math.max(this.progress.getOrDefault(partition, Progress.NONE).next(),
				this.starts.getOrDefault(partition, 0L));
	}

}
