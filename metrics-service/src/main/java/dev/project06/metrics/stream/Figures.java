package dev.project06.metrics.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

import dev.project06.metrics.cell.Days;
import dev.project06.metrics.cell.Slice;
import dev.project06.metrics.cell.Sums;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sums of all partitions, as committed by whichever instance counts them. Waits for a
 * lock, so read it on a thread that may wait.
 */
@Component
public final class Figures {

	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	private final Clock clock;

	private @Nullable FollowedCells cells;

	private boolean ready;

	private Instant complete = Instant.EPOCH;

	private Instant contact = Instant.EPOCH;

	Figures(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Sums at one moment.
	 *
	 * @param sums by group
	 * @param freshness how far they go
	 * @param <G> what a group is named by
	 */
	public record Reading<G>(Map<G, Sums> sums, Freshness freshness) {
	}

	/**
	 * Adds up.
	 * @param days the days that count
	 * @param judged the day on which open dossiers are judged to be in time
	 * @param groups the group of a slice, or nothing to leave it out
	 * @param <G> what a group is named by
	 * @return the sums and how far they go
	 * @throws FiguresNotReadyException while they are being built
	 */
	public <G> Reading<G> read(Days days, LocalDate judged, Function<Slice, Optional<G>> groups) {
		Lock shared = this.lock.readLock();
		shared.lock();
		try {
			if (this.cells == null || !this.ready) {
				throw new FiguresNotReadyException();
			}
			return new Reading<>(this.cells.table().sum(days, judged, groups), freshness(this.cells));
		}
		finally {
			shared.unlock();
		}
	}

	/**
	 * How far the figures go.
	 * @return nothing until the broker has been reached
	 */
	public Optional<Freshness> freshness() {
		Lock shared = this.lock.readLock();
		shared.lock();
		try {
			return Optional.ofNullable(this.cells).map(this::freshness);
		}
		finally {
			shared.unlock();
		}
	}

	/**
	 * Whether the figures hold all events that were there when this instance started.
	 */
	boolean isReady() {
		Lock shared = this.lock.readLock();
		shared.lock();
		try {
			return this.ready;
		}
		finally {
			shared.unlock();
		}
	}

	/** How long ago the broker last answered. */
	Duration silence() {
		Lock shared = this.lock.readLock();
		shared.lock();
		try {
			return Duration.between(this.contact, this.clock.instant());
		}
		finally {
			shared.unlock();
		}
	}

	void begin(FollowedCells followed) {
		exclusively(() -> {
			this.cells = followed;
			this.ready = false;
			this.contact = this.clock.instant();
		});
	}

	/**
	 * Takes over what was read.
	 * @param followed where to put it
	 * @param records what was read
	 * @param atEnd whether that is all there was when the reading began
	 */
	void apply(FollowedCells followed, Iterable<ConsumerRecord<byte[], byte[]>> records, boolean atEnd) {
		exclusively(() -> {
			records.forEach((record) -> followed.apply(record.partition(), record.key(), record.value()));
			if (atEnd) {
				followed.loaded();
			}
			note(followed);
		});
	}

	void ends(FollowedCells followed, Map<Integer, Long> ends) {
		exclusively(() -> {
			followed.ends(ends);
			this.contact = this.clock.instant();
			note(followed);
		});
	}

	private void note(FollowedCells followed) {
		this.ready |= followed.isLoaded() && followed.behindStart() == 0;
		if (this.ready && followed.behind() == 0) {
			this.complete = this.contact;
		}
	}

	private Freshness freshness(FollowedCells followed) {
		return new Freshness(followed.progress(), followed.behind(),
				Duration.between(this.complete, this.clock.instant()));
	}

	private void exclusively(Runnable change) {
		Lock exclusive = this.lock.writeLock();
		exclusive.lock();
		try {
			change.run();
		}
		finally {
			exclusive.unlock();
		}
	}

}
