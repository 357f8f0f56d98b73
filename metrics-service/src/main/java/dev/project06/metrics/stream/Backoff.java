package dev.project06.metrics.stream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Pauses that grow while failures follow each other closely.
 */
final class Backoff {

	private static final Duration FIRST = Duration.ofMillis(500);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final long FORGET_NANOS = TimeUnit.MINUTES.toNanos(5);

	private Duration last = Duration.ZERO;

	private long at;

	/** The pause after one more failure. */
	synchronized Duration next() {
		boolean first = this.last.isZero() || System.nanoTime() - this.at > FORGET_NANOS;
		Duration next = first ? FIRST : this.last.multipliedBy(2);
		this.last = (next.compareTo(LONGEST) > 0) ? LONGEST : next;
		this.at = System.nanoTime();
		return this.last;
	}

}
