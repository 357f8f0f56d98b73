package dev.project06.local.store.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does writes one after the other on one thread and confirms them when the file holds
 * them: all that wait are done, committed once, then confirmed.
 */
final class GroupCommit implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

	private static final int MOST_TOGETHER = 1_000;

	private static final int TIDY_EVERY = 100;

	private static final long IDLE_MILLIS = 250;

	private final BlockingQueue<Write> waiting = new LinkedBlockingQueue<>();

	private final Storage storage;

	private final Thread thread;

	private volatile boolean closed;

	GroupCommit(Storage storage) {
		this.storage = storage;
		this.thread = Thread.ofPlatform().name("store-writer").start(this::run);
	}

	/** Takes a write, unless it comes too late to be completed. */
	void submit(Write write) {
		if (!this.closed) {
			this.waiting.add(write);
		}
	}

	private void run() {
		List<Write> together = new ArrayList<>();
		long commits = 0;
		while (!this.closed || !this.waiting.isEmpty()) {
			together.clear();
			if (await(together)) {
				this.waiting.drainTo(together, MOST_TOGETHER);
				complete(together);
				commits++;
			}
			if (together.isEmpty() || commits % TIDY_EVERY == 0) {
				tidy();
			}
		}
	}

	private boolean await(List<Write> together) {
		try {
			Write first = this.waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
			return first != null && together.add(first);
		}
		catch (InterruptedException ex) {
			this.closed = true;
			return false;
		}
	}

	private void complete(List<Write> together) {
		together.forEach(Write::perform);
		try {
			this.storage.commit();
			together.forEach(Write::confirm);
		}
		catch (RuntimeException ex) {
			log.error("Writes could not be committed", ex);
			together.forEach(Write::fail);
		}
	}

	private void tidy() {
		try {
			if (this.storage.tidy()) {
				this.storage.commit();
			}
		}
		catch (RuntimeException ex) {
			log.error("The file could not be tidied", ex);
		}
	}

	/**
	 * Completes what was submitted, then stops.
	 */
	@Override
	public void close() {
		this.closed = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A write on its way.
	 */
	interface Write {

		/** Does it; what comes of it is kept for later. */
		void perform();

		/** Tells what came of it. */
		void confirm();

		/** Tells that it is not in the file. */
		void fail();

	}

}
