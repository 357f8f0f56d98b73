package dev.project06.metrics.cell;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The numbers in one cell, or a change of them: one for each {@link Count} of the cell's
 * basis.
 */
public final class Tally {

	private final int[] values;

	private Tally(int[] values) {
		this.values = values;
	}

	/**
	 * One dossier, counted as one thing.
	 */
	static Tally one(Count count, int sign) {
		int[] values = new int[count.basis().counts()];
		values[count.position()] = sign;
		return new Tally(values);
	}

	/**
	 * Reads what {@link #toBytes()} wrote.
	 * @param bytes the value of a cell
	 * @return the numbers
	 */
	public static Tally of(byte[] bytes) {
		int[] values = new int[bytes.length / Integer.BYTES];
		ByteBuffer.wrap(bytes).asIntBuffer().get(values);
		return new Tally(values);
	}

	/**
	 * The value of the cell in the store and in its topic.
	 * @return four bytes for each number
	 */
	public byte[] toBytes() {
		ByteBuffer buffer = ByteBuffer.allocate(this.values.length * Integer.BYTES);
		buffer.asIntBuffer().put(this.values);
		return buffer.array();
	}

	/**
	 * Adds up, number by number.
	 * @param other a tally of the same basis
	 * @return the sums
	 * @throws ArithmeticException rather than a wrong sum
	 */
	public Tally plus(Tally other) {
		int[] sums = new int[this.values.length];
		for (int i = 0; i < sums.length; i++) {
			sums[i] = Math.addExact(this.values[i], other.values[i]);
		}
		return new Tally(sums);
	}

	/**
	 * Whether nothing is counted.
	 * @return whether every number is 0
	 */
	public boolean isZero() {
		for (int value : this.values) {
			if (value != 0) {
				return false;
			}
		}
		return true;
	}

	int at(int position) {
		return this.values[position];
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Tally tally && Arrays.equals(this.values, tally.values);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.values);
	}

	@Override
	public String toString() {
		return Arrays.toString(this.values);
	}

}
