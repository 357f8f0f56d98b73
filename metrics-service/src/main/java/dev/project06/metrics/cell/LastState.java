package dev.project06.metrics.cell;

import java.nio.ByteBuffer;
import java.util.Map;

import dev.project06.records.events.DossierEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a dossier: the last event that was counted, the missing ones
 * before it, and what to take back when the next one comes.
 *
 * @param sequence of the newest event
 * @param missing bit {@code n} is set while event {@code sequence - 1 - n} has not come
 * @param contribution what the dossier adds to the sums
 */
public record LastState(long sequence, long missing, Contribution contribution) {

	/**
	 * Takes in an event.
	 * @param last what is remembered of its dossier, if anything
	 * @param event the event
	 * @return what to remember and what to add to the sums
	 */
	public static Step next(@Nullable LastState last, DossierEvent event) {
		long newest = (last != null) ? last.sequence : 0;
		long missing = (last != null) ? last.missing : 0;
		if (event.sequence() > newest) {
			long skipped = event.sequence() - newest - 1;
			Contribution before = (last != null) ? last.contribution : null;
			Contribution after = Contribution.of(event);
			LastState state = new LastState(event.sequence(), shifted(missing, skipped, newest > 0), after);
			return new Step.Counted(state, Contribution.difference(before, after), skipped);
		}
		long back = newest - event.sequence() - 1;
		if (last == null || back < 0 || back >= Long.SIZE || (missing & (1L << back)) == 0) {
			return new Step.Duplicate();
		}
		return new Step.Overtaken(new LastState(newest, missing & ~(1L << back), last.contribution));
	}

	/**
	 * The missing ones as seen from the new event: those known before, the old newest
	 * (which came), and those skipped.
	 */
	private static long shifted(long missing, long skipped, boolean known) {
		if (skipped >= Long.SIZE) {
			return -1L;
		}
		long before = (known && skipped + 1 < Long.SIZE) ? missing << (skipped + 1) : 0;
		return before | ((1L << skipped) - 1);
	}

	/**
	 * The value in the store.
	 * @return the bytes
	 */
	public byte[] toBytes() {
		byte[] bytes = this.contribution.toBytes();
		return ByteBuffer.allocate(2 * Long.BYTES + bytes.length)
			.putLong(this.sequence)
			.putLong(this.missing)
			.put(bytes)
			.array();
	}

	/**
	 * Reads what {@link #toBytes()} wrote.
	 * @param bytes the value in the store
	 * @return the state
	 */
	public static LastState of(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new LastState(buffer.getLong(), buffer.getLong(), Contribution.readFrom(buffer));
	}

	/**
	 * What an event does.
	 */
	public sealed interface Step {

		/**
		 * It is the newest: the sums change.
		 *
		 * @param state what to remember
		 * @param changes of the sums, by cell
		 * @param skipped how many events of the dossier should have come before it
		 */
		record Counted(LastState state, Map<Cell, Tally> changes, long skipped) implements Step {
		}

		/**
		 * It was missing and comes after a newer one: the sums already hold the newer.
		 *
		 * @param state what to remember
		 */
		record Overtaken(LastState state) implements Step {
		}

		/**
		 * It has come before, or so long ago that nothing is known of it.
		 */
		record Duplicate() implements Step {
		}

	}

}
