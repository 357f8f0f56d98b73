package dev.project06.records.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.project06.records.store.webhook.Leased;
import org.jspecify.annotations.Nullable;

/**
 * What one instance knows of its work for one endpoint. All of it can be lost.
 */
final class Desk {

	private final Set<String> busy = ConcurrentHashMap.newKeySet();

	private volatile boolean changed = true;

	private volatile long heldUntil = System.nanoTime();

	private long renewAt = this.heldUntil;

	private long beat = -1;

	private long silentSince;

	private long version;

	private long end;

	private @Nullable Instant next;

	/** Dossiers of which one change is on its way. */
	Set<String> busy() {
		return this.busy;
	}

	/** Something has come to an end. */
	void done(String dossier) {
		this.busy.remove(dossier);
		this.changed = true;
	}

	/**
	 * Whether the endpoint may be taken over: nobody works for it, or whoever does has
	 * been silent for the time of a lease, by this machine's own count.
	 */
	boolean isFree(Leased leased, long now, Duration lease) {
		if (leased.beat() != this.beat) {
			this.beat = leased.beat();
			this.silentSince = now;
		}
		return leased.owner().isEmpty() || now - this.silentSince >= lease.toNanos();
	}

	/**
	 * The endpoint is this instance's own, from before it said so.
	 */
	void hold(long saidAt, Duration lease) {
		this.heldUntil = saidAt + lease.toNanos();
		this.renewAt = saidAt + lease.toNanos() / 4;
	}

	boolean isToBeRenewed(long now) {
		return now - this.renewAt >= 0;
	}

	/** Whether it is still this instance's own after some time. */
	boolean holdsFor(Duration time) {
		return this.heldUntil - System.nanoTime() >= time.toNanos();
	}

	/** Whether there may be something to do. */
	boolean isDue(long currentVersion, long currentEnd, Instant now) {
		return this.changed || currentVersion != this.version || currentEnd != this.end
				|| (this.next != null && !now.isBefore(this.next));
	}

	/** What there is to do is about to be read. */
	void looking(long currentVersion, long currentEnd) {
		this.changed = false;
		this.version = currentVersion;
		this.end = currentEnd;
	}

	void nextLook(@Nullable Instant at) {
		this.next = at;
	}

}
