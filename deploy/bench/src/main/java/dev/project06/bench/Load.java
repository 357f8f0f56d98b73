package dev.project06.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Ways to put load on something. A call is one {@link Mono} that ends well or with an
 * error; it is given its number.
 */
final class Load {

	/**
	 * More calls than this at once mean that the rate is not held; further ones count as
	 * dropped.
	 */
	private static final int MOST_AT_ONCE = 2000;

	private static final long HIGHEST = TimeUnit.MINUTES.toNanos(2);

	private Load() {
	}

	/**
	 * Calls at a constant rate, whatever the answers take. A time counts from when the
	 * call was due, so that nothing is hidden by waiting.
	 */
	static Result atRate(int perSecond, Duration length, LongFunction<Mono<Void>> call) {
		Histogram times = new ConcurrentHistogram(HIGHEST, 3);
		AtomicLong failed = new AtomicLong();
		long dropped = 0;
		AtomicInteger open = new AtomicInteger();
		long calls = perSecond * length.toSeconds();
		long start = System.nanoTime();
		for (long i = 0; i < calls; i++) {
			long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
			for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
				LockSupport.parkNanos(wait);
			}
			if (open.get() >= MOST_AT_ONCE) {
				dropped++;
				continue;
			}
			open.incrementAndGet();
			call.apply(i)
				.doFinally((end) -> open.decrementAndGet())
				.subscribe(null, (failure) -> failed.incrementAndGet(),
						() -> times.recordValue(Math.min(HIGHEST, System.nanoTime() - due)));
		}
		while (open.get() > 0) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
		}
		return new Result(times, failed.get(), dropped, System.nanoTime() - start);
	}

	/** As many callers as said, each calling again as soon as it has its answer. */
	static Result flatOut(int callers, Duration length, LongFunction<Mono<Void>> call) {
		long start = System.nanoTime();
		return inTurn(callers, (i) -> System.nanoTime() - start < length.toNanos(), call);
	}

	/** The same, for as many calls as said. */
	static Result upTo(int callers, long calls, LongFunction<Mono<Void>> call) {
		return inTurn(callers, (i) -> i < calls, call);
	}

	private static Result inTurn(int callers, LongPredicate goesOn, LongFunction<Mono<Void>> call) {
		Histogram times = new ConcurrentHistogram(HIGHEST, 3);
		AtomicLong failed = new AtomicLong();
		AtomicLong next = new AtomicLong();
		long start = System.nanoTime();
		Flux.generate((SynchronousSink<Long> sink) -> {
			long i = next.getAndIncrement();
			if (goesOn.test(i)) {
				sink.next(i);
			}
			else {
				sink.complete();
			}
		}).flatMap((i) -> {
			long sent = System.nanoTime();
			return call.apply(i)
				.doOnSuccess((done) -> times.recordValue(Math.min(HIGHEST, System.nanoTime() - sent)))
				.onErrorResume((failure) -> Mono.fromRunnable(failed::incrementAndGet));
		}, callers, 1).blockLast();
		return new Result(times, failed.get(), 0, System.nanoTime() - start);
	}

	/**
	 * What came of it.
	 *
	 * @param times how long the calls took, in nanoseconds
	 * @param failed calls with another answer than the right one
	 * @param dropped calls that were due and not made
	 * @param nanos how long it took
	 */
	record Result(Histogram times, long failed, long dropped, long nanos) {

		double perSecond() {
			return this.times.getTotalCount() * 1e9 / this.nanos;
		}

		String row(String name) {
			return "| %s | %.0f | %.1f | %.1f | %.1f | %.1f | %d | %d |".formatted(name, perSecond(), millis(50),
					millis(95), millis(99), this.times.getMaxValue() / 1e6, this.failed, this.dropped);
		}

		static String head() {
			return "| what | per second | p50 ms | p95 ms | p99 ms | max ms | failed | dropped |\n"
					+ "|---|---:|---:|---:|---:|---:|---:|---:|";
		}

		private double millis(double percentile) {
			return this.times.getValueAtPercentile(percentile) / 1e6;
		}

	}

}
