package dev.project06.metrics.cell;

import java.nio.ByteBuffer;

/**
 * Address of a few sums: one slice at one day. Days count from 1970-01-01 in
 * Asia/Ho_Chi_Minh.
 *
 * @param basis what the days mean
 * @param day the day of reception or of finishing
 * @param due the day of the appointment, or 0 when the basis has none
 * @param slice whose dossiers
 */
public record Cell(Basis basis, int day, int due, Slice slice) {

	/**
	 * The key of the cell in the store and in its topic; the first byte is never 0.
	 * @return bytes that sort by basis and day
	 */
	public byte[] toBytes() {
		byte[] bytes = this.slice.toBytes();
		return ByteBuffer.allocate(1 + 2 * Integer.BYTES + bytes.length)
			.put((byte) this.basis.code())
			.putInt(this.day)
			.putInt(this.due)
			.put(bytes)
			.array();
	}

	/**
	 * Reads a key.
	 * @param key the bytes of a cell
	 * @return the cell
	 */
	public static Cell of(byte[] key) {
		ByteBuffer buffer = ByteBuffer.wrap(key);
		Basis basis = Basis.of(buffer.get());
		return new Cell(basis, buffer.getInt(), buffer.getInt(), Slice.readFrom(buffer));
	}

}
