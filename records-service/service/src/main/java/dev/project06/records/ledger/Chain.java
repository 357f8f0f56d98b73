package dev.project06.records.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The end of the chain. One write is under way at a time, and what arrives meanwhile
 * shares the next one. Other instances may append as well: whoever finds a place taken
 * reads the end again and goes on from there. Safe for use by many threads.
 */
final class Chain {

	private static final int MOST_AT_ONCE = 250;

	private static final int MOST_WAITING = 10_000;

	private final Entries entries;

	private final Clock clock;

	private final Queue<Use> arriving = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	/** Above zero while somebody writes; what it writes next is only its own. */
	private final AtomicInteger turn = new AtomicInteger();

	private final Deque<Use> next = new ArrayDeque<>();

	private @Nullable End end;

	Chain(Entries entries, Clock clock) {
		this.entries = entries;
		this.clock = clock;
	}

	/** Ends when the access is kept. */
	Mono<Void> append(Access access, @Nullable String traceId) {
		return Mono.create((caller) -> {
			if (this.waiting.incrementAndGet() > MOST_WAITING) {
				this.waiting.decrementAndGet();
				caller.error(new LedgerFullException());
				return;
			}
			this.arriving.add(new Use(access, traceId, caller));
			if (this.turn.getAndIncrement() == 0) {
				writeNext(1);
			}
		});
	}

	private void writeNext(int seen) {
		int arrived = seen;
		while (takeArrived()) {
			arrived = this.turn.addAndGet(-arrived);
			if (arrived == 0) {
				return;
			}
		}
		List<Use> batch = List.copyOf(this.next);
		int turns = arrived;
		end().flatMap((from) -> write(batch, from))
			.subscribe((kept) -> settle(kept, turns), (failure) -> fail(batch, failure, turns));
	}

	/** Whether there is nothing to write. */
	private boolean takeArrived() {
		while (this.next.size() < MOST_AT_ONCE) {
			Use use = this.arriving.poll();
			if (use == null) {
				break;
			}
			this.next.add(use);
		}
		return this.next.isEmpty();
	}

	private Mono<End> end() {
		return (this.end != null) ? Mono.just(this.end)
				: this.entries.last()
					.map((last) -> new End(last.seq(), last.hash()))
					.defaultIfEmpty(new End(0, Entry.GENESIS));
	}

	private Mono<Integer> write(List<Use> batch, End from) {
		List<Entry> links = new ArrayList<>(batch.size());
		End last = from;
		Instant now = this.clock.instant();
		for (Use use : batch) {
			Entry link = Entry.of(use.access(), use.traceId(), now, last.seq() + 1, last.hash());
			links.add(link);
			last = new End(link.seq(), link.hash());
		}
		End reached = last;
		return this.entries.append(links).doOnNext((kept) -> this.end = (kept == links.size()) ? reached : null);
	}

	/** Those who lost their places stay the first in line. */
	private void settle(int kept, int turns) {
		List<Use> done = new ArrayList<>(kept);
		for (int i = 0; i < kept; i++) {
			done.add(this.next.remove());
		}
		this.waiting.addAndGet(-kept);
		writeNext(turns);
		done.forEach((use) -> use.caller().success());
	}

	/** The store may hold some of them: an entry too many does no harm. */
	private void fail(List<Use> batch, Throwable failure, int turns) {
		this.end = null;
		this.next.clear();
		this.waiting.addAndGet(-batch.size());
		writeNext(turns);
		batch.forEach((use) -> use.caller().error(failure));
	}

	private record End(long seq, String hash) {
	}

	private record Use(Access access, @Nullable String traceId, MonoSink<Void> caller) {
	}

}
