package dev.project06.metrics.cell;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.ServiceLevel;
import org.jspecify.annotations.Nullable;

/**
 * What one dossier adds to the sums, as kept for the day on which it must be taken back.
 *
 * @param slice where the dossier belongs
 * @param received day of reception, or 0
 * @param finished day of finishing, or 0
 * @param due day of the appointment while the dossier is open, or 0
 * @param counts what it counts as, one bit for each {@link Count}
 */
record Contribution(Slice slice, int received, int finished, int due, int counts) {

	/** Where a day begins and ends. */
	static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

	private static final Count[] COUNTS = Count.values();

	/**
	 * What a dossier adds in the state that an event tells.
	 * @param event the last event of the dossier
	 * @return the contribution, a function of the event alone
	 */
	static Contribution of(DossierEvent event) {
		int counts = 0;
		int due = 0;
		if (event.receivedAt() != null) {
			counts |= Count.RECEIVED.bit();
			counts |= (event.link() == LinkState.VERIFIED) ? Count.IDENTIFIED.bit() : 0;
			Count punctuality = punctuality(event);
			counts |= (punctuality != null) ? punctuality.bit() : 0;
			due = (punctuality == Count.OPEN) ? day(event.dueDate()) : 0;
		}
		boolean settled = event.state().isSettled();
		if (settled) {
			boolean online = event.channel() == Channel.ONLINE && event.serviceLevel() == ServiceLevel.FULL;
			counts |= Count.SETTLED.bit() | (online ? Count.SETTLED_ONLINE.bit() : 0);
		}
		return new Contribution(new Slice(event.block(), event.agency(), event.procedure()), day(event.receivedAt()),
				settled ? day(event.finishedAt()) : 0, due, counts);
	}

	/**
	 * Indicator 2.1 of Decision 766/QĐ-TTg: a dossier that was sent back twice is late
	 * whatever the day, one that has not ended is open until its appointment.
	 */
	private static @Nullable Count punctuality(DossierEvent event) {
		if (event.supplements() > 1) {
			return Count.LATE;
		}
		if (event.dueDate() == null) {
			return null;
		}
		Instant end = end(event);
		if (end == null) {
			return Count.OPEN;
		}
		return (day(end) <= day(event.dueDate())) ? Count.ON_TIME : Count.LATE;
	}

	private static @Nullable Instant end(DossierEvent event) {
		return switch (event.state()) {
			case FINISHED, RETURNED -> event.finishedAt();
			case REFUSED, WITHDRAWN, STOPPED -> (event.finishedAt() != null) ? event.finishedAt() : event.changedAt();
			case SUPPLEMENT_REQUESTED -> event.changedAt();
			case SUBMITTED, RECEIVED, PROCESSING, PAYMENT_REQUESTED -> null;
		};
	}

	private static int day(@Nullable Instant instant) {
		return (instant != null) ? day(instant.atZone(ZONE).toLocalDate()) : 0;
	}

	private static int day(@Nullable LocalDate day) {
		return (day != null) ? (int) day.toEpochDay() : 0;
	}

	/**
	 * How the sums change when one contribution takes the place of another.
	 * @param before what the dossier added until now, if anything
	 * @param after what it adds from now on
	 * @return the changes by cell, none of them zero
	 */
	static Map<Cell, Tally> difference(@Nullable Contribution before, Contribution after) {
		if (after.equals(before)) {
			return Map.of();
		}
		Map<Cell, Tally> changes = new HashMap<>();
		after.addTo(changes, 1);
		if (before != null) {
			before.addTo(changes, -1);
		}
		changes.values().removeIf(Tally::isZero);
		return changes;
	}

	private void addTo(Map<Cell, Tally> changes, int sign) {
		for (Count count : COUNTS) {
			if ((this.counts & count.bit()) != 0) {
				changes.merge(cell(count.basis()), Tally.one(count, sign), Tally::plus);
			}
		}
	}

	private Cell cell(Basis basis) {
		return switch (basis) {
			case RECEIVED -> new Cell(basis, this.received, 0, this.slice);
			case FINISHED -> new Cell(basis, this.finished, 0, this.slice);
			case RECEIVED_AND_DUE -> new Cell(basis, this.received, this.due, this.slice);
		};
	}

	byte[] toBytes() {
		byte[] bytes = this.slice.toBytes();
		return ByteBuffer.allocate(4 * Integer.BYTES + bytes.length)
			.putInt(this.received)
			.putInt(this.finished)
			.putInt(this.due)
			.putInt(this.counts)
			.put(bytes)
			.array();
	}

	/**
	 * Reads what {@link #toBytes()} wrote, up to the end.
	 */
	static Contribution readFrom(ByteBuffer buffer) {
		int received = buffer.getInt();
		int finished = buffer.getInt();
		int due = buffer.getInt();
		int counts = buffer.getInt();
		return new Contribution(Slice.readFrom(buffer), received, finished, due, counts);
	}

}
