package dev.project06.metrics.cell;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

import dev.project06.records.events.DossierEvent;

/**
 * How far one partition has been counted, kept beside its sums so that the two always
 * agree.
 *
 * @param next offset of the first record that is not in the sums
 * @param counted events that changed the remembered state
 * @param duplicates events that had come before
 * @param outOfOrder events that came after a newer one of their dossier
 * @param missing events that must exist, by the numbers of others, and have not come
 * @param rejected records that are no events
 * @param newest time of the newest change, in milliseconds since 1970, or 0
 */
public record Progress(long next, long counted, long duplicates, long outOfOrder, long missing, long rejected,
		long newest) {

	/** Nothing has been counted. */
	public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0);

	private static final byte[] KEY = { 0 };

	/**
	 * The key that no cell has.
	 * @return a copy of the key
	 */
	public static byte[] key() {
		return KEY.clone();
	}

	/**
	 * Tells the key of a progress from that of a cell.
	 * @param key any key of the store
	 * @return whether it is {@link #key()}
	 */
	public static boolean isKey(byte[] key) {
		return Arrays.equals(KEY, key);
	}

	/**
	 * Goes on by an event.
	 * @param offset where it stands
	 * @param event the event
	 * @param step what it did
	 * @return the new standing
	 */
	public Progress after(long offset, DossierEvent event, LastState.Step step) {
		long latest = Math.max(this.newest, event.changedAt().toEpochMilli());
		return switch (step) {
			case LastState.Step.Counted counted -> new Progress(offset + 1, this.counted + 1, this.duplicates,
					this.outOfOrder, this.missing + counted.skipped(), this.rejected, latest);
			case LastState.Step.Overtaken _ -> new Progress(offset + 1, this.counted, this.duplicates,
					this.outOfOrder + 1, this.missing - 1, this.rejected, latest);
			case LastState.Step.Duplicate _ -> new Progress(offset + 1, this.counted, this.duplicates + 1,
					this.outOfOrder, this.missing, this.rejected, latest);
		};
	}

	/**
	 * Goes on by a record that is no event.
	 * @param offset where it stands
	 * @return the new standing
	 */
	public Progress afterRejected(long offset) {
		return new Progress(offset + 1, this.counted, this.duplicates, this.outOfOrder, this.missing, this.rejected + 1,
				this.newest);
	}

	/**
	 * Two partitions together.
	 * @param other of another partition
	 * @return the sums, and the newer of the times
	 */
	public Progress plus(Progress other) {
		return new Progress(this.next + other.next, this.counted + other.counted, this.duplicates + other.duplicates,
				this.outOfOrder + other.outOfOrder, this.missing + other.missing, this.rejected + other.rejected,
				Math.max(this.newest, other.newest));
	}

	/**
	 * The time up to which the figures hold.
	 * @return the time of the newest change, 1970 when there is none
	 */
	public Instant asOf() {
		return Instant.ofEpochMilli(this.newest);
	}

	/**
	 * The value in the store and in its topic.
	 * @return the bytes
	 */
	public byte[] toBytes() {
		return ByteBuffer.allocate(7 * Long.BYTES)
			.putLong(this.next)
			.putLong(this.counted)
			.putLong(this.duplicates)
			.putLong(this.outOfOrder)
			.putLong(this.missing)
			.putLong(this.rejected)
			.putLong(this.newest)
			.array();
	}

	/**
	 * Reads what {@link #toBytes()} wrote.
	 * @param bytes the value
	 * @return the progress
	 */
	public static Progress of(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new Progress(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong(),
				buffer.getLong(), buffer.getLong());
	}

}
