package dev.project06.local;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.project06.local.process.Part;

/**
 * Starts parts side by side, each as soon as those it waits for are ready.
 */
final class StartOrder {

	private final Starter starter;

	StartOrder(Starter starter) {
		this.starter = starter;
	}

	/**
	 * Starts them all. When one fails the others are given up.
	 * @param parts what to start
	 * @return how long each took
	 */
	Map<String, Duration> start(Collection<Part> parts) {
		Map<String, Duration> times = new ConcurrentHashMap<>();
		ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
		try {
			CompletableFuture<Void> failed = new CompletableFuture<>();
			Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
			for (Turn turn : turns(parts, ready)) {
				threads.execute(() -> startOne(turn, failed, times));
			}
			CompletableFuture<Void> all = CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new));
			CompletableFuture.anyOf(all, failed).join();
			return times;
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
		finally {
			threads.shutdownNow();
			threads.close();
		}
	}

	private static List<Turn> turns(Collection<Part> parts, Map<String, CompletableFuture<Void>> ready) {
		parts.forEach((part) -> ready.put(part.name(), new CompletableFuture<>()));
		return parts.stream().flatMap((part) -> {
			List<CompletableFuture<Void>> before = part.after()
				.stream()
				.flatMap((name) -> Stream.ofNullable(ready.get(name)))
				.toList();
			return Stream.ofNullable(ready.get(part.name())).map((self) -> new Turn(part, before, self));
		}).toList();
	}

	private void startOne(Turn turn, CompletableFuture<Void> failed, Map<String, Duration> times) {
		try {
			this.starter.prepare(turn.part());
			CompletableFuture.allOf(turn.before().toArray(CompletableFuture[]::new)).get();
			times.put(turn.part().name(), this.starter.start(turn.part()));
			turn.ready().complete(null);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException | ExecutionException ex) {
			failed.completeExceptionally(ex);
		}
	}

	/**
	 * When a part's turn comes, and who waits for it.
	 *
	 * @param part the part
	 * @param before what must be ready
	 * @param ready done when the part is ready
	 */
	private record Turn(Part part, List<CompletableFuture<Void>> before, CompletableFuture<Void> ready) {
	}

	/**
	 * What is done with one part: its preparation waits for no other.
	 */
	interface Starter {

		void prepare(Part part) throws InterruptedException;

		Duration start(Part part) throws InterruptedException;

	}

}
