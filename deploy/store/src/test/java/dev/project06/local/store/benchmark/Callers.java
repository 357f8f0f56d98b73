package dev.project06.local.store.benchmark;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers that each repeat an operation as fast as they are answered.
 */
final class Callers {

	private Callers() {
	}

	/**
	 * Repeats it and tells how often it was done in a second.
	 */
	static double repeat(int callers, int calls, Runnable operation) {
		AtomicInteger left = new AtomicInteger(calls);
		long begin = System.nanoTime();
		try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
			for (int caller = 0; caller < callers; caller++) {
				threads.execute(() -> {
					while (left.getAndDecrement() > 0) {
						operation.run();
					}
				});
			}
		}
		return calls * 1e9 / (System.nanoTime() - begin);
	}

}
