package dev.project06.metrics.cell;

import java.util.Arrays;

/**
 * The cells of one slice: an open-addressed table in flat arrays. A cell that was cleared
 * keeps its place until the table is next laid out anew.
 */
final class SliceRows {

	private static final Count[] COUNTS = Count.values();

	private static final int STRIDE = 4;

	private static final int DAY_BITS = 20;

	private static final long DAY_MASK = (1L << DAY_BITS) - 1;

	private static final int PARTITION_BITS = 16;

	private static final long FREE = -1;

	private long[] keys = new long[4];

	private int[] values = new int[4 * STRIDE];

	private int taken;

	SliceRows() {
		Arrays.fill(this.keys, FREE);
	}

	void put(int partition, Cell cell, Tally tally) {
		int row = rowFor(key(partition, cell));
		for (int i = 0; i < cell.basis().counts(); i++) {
			this.values[row * STRIDE + i] = tally.at(i);
		}
	}

	void clear(int partition, Cell cell) {
		int row = find(key(partition, cell));
		Arrays.fill(this.values, row * STRIDE, (row + 1) * STRIDE, 0);
	}

	void addTo(Sums sums, Days days, int judged) {
		for (int row = 0; row < this.keys.length; row++) {
			long key = this.keys[row];
			if (key != FREE && days.contains(day(key))) {
				addRow(sums, row, basis(key), due(key) >= judged);
			}
		}
	}

	private void addRow(Sums sums, int row, Basis basis, boolean inTime) {
		if (basis == Basis.RECEIVED_AND_DUE) {
			sums.addOpen(this.values[row * STRIDE], inTime);
			return;
		}
		for (Count count : COUNTS) {
			if (count.basis() == basis) {
				sums.add(count, this.values[row * STRIDE + count.position()]);
			}
		}
	}

	long size() {
		long size = 0;
		for (int row = 0; row < this.keys.length; row++) {
			size += isEmpty(row) ? 0 : 1;
		}
		return size;
	}

	private boolean isEmpty(int row) {
		for (int i = 0; i < STRIDE; i++) {
			if (this.values[row * STRIDE + i] != 0) {
				return false;
			}
		}
		return true;
	}

	private int rowFor(long key) {
		int row = find(key);
		if (this.keys[row] == key) {
			return row;
		}
		if ((this.taken + 1) * 3 > this.keys.length * 2) {
			layOut();
			row = find(key);
		}
		this.keys[row] = key;
		this.taken++;
		return row;
	}

	/** The row of the key, or the free one where it would stand. */
	private int find(long key) {
		int mask = this.keys.length - 1;
		int row = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
		while (this.keys[row] != key && this.keys[row] != FREE) {
			row = (row + 1) & mask;
		}
		return row;
	}

	private void layOut() {
		long[] oldKeys = this.keys;
		int[] oldValues = this.values;
		long size = size();
		int capacity = (size * 3 > oldKeys.length) ? oldKeys.length * 2 : oldKeys.length;
		this.keys = new long[capacity];
		this.values = new int[capacity * STRIDE];
		Arrays.fill(this.keys, FREE);
		this.taken = 0;
		for (int old = 0; old < oldKeys.length; old++) {
			int at = old * STRIDE;
			if ((oldValues[at] | oldValues[at + 1] | oldValues[at + 2] | oldValues[at + 3]) != 0) {
				int row = find(oldKeys[old]);
				this.keys[row] = oldKeys[old];
				System.arraycopy(oldValues, at, this.values, row * STRIDE, STRIDE);
				this.taken++;
			}
		}
	}

	private static long key(int partition, Cell cell) {
		return ((((long) cell.basis().code() << DAY_BITS | cell.day()) << DAY_BITS | cell.due()) << PARTITION_BITS)
				| partition;
	}

	private static Basis basis(long key) {
		return Basis.of((int) (key >>> (PARTITION_BITS + 2 * DAY_BITS)));
	}

	private static int day(long key) {
		return (int) ((key >>> (PARTITION_BITS + DAY_BITS)) & DAY_MASK);
	}

	private static int due(long key) {
		return (int) ((key >>> PARTITION_BITS) & DAY_MASK);
	}

}
