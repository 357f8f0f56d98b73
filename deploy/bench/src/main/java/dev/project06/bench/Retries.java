package dev.project06.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Clients who all file the same dossiers under the same keys, and try again until they
 * have an answer, while records-service is killed now and then.
 */
final class Retries {

	private static final int CLIENTS = 8;

	private static final int KILLS = 3;

	private static final Duration PAUSE = Duration.ofMillis(200);

	private final Api gateway;

	private final PrintStream out;

	private final String run = "retries-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

	private final ConcurrentMap<Integer, Set<String>> codes = new ConcurrentHashMap<>();

	private final AtomicLong answers = new AtomicLong();

	private final AtomicLong attempts = new AtomicLong();

	Retries(Api gateway, PrintStream out) {
		this.gateway = gateway;
		this.out = out;
	}

	/** Runs until every client has an answer to every request. */
	String run(int dossiers, String token, String kill) throws Exception {
		long start = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> clients = new ArrayList<>();
			for (int client = 0; client < CLIENTS; client++) {
				long seed = client;
				clients.add(threads.submit(() -> file(dossiers, token, new Random(seed))));
			}
			Future<?> killer = threads.submit(() -> kill((long) dossiers * CLIENTS, kill));
			for (Future<?> client : clients) {
				client.get();
			}
			killer.get();
		}
		Set<String> all = new HashSet<>();
		this.codes.values().forEach(all::addAll);
		long single = this.codes.values().stream().filter((one) -> one.size() == 1).count();
		return "%,d requests of %d clients, %,d attempts, %d kills, %.0f s: %,d keys with one code, %,d codes in all"
			.formatted(dossiers, CLIENTS, this.attempts.get(), KILLS, (System.nanoTime() - start) / 1e9, single,
					all.size());
	}

	/** Each client in an order of its own. */
	private void file(int dossiers, String token, Random random) {
		List<Integer> keys = new ArrayList<>(IntStream.range(0, dossiers).boxed().toList());
		Collections.shuffle(keys, random);
		for (int key : keys) {
			String code = this.gateway
				.post("/api/records/v1/dossiers",
						Map.of("Authorization", "Bearer " + token, "Idempotency-Key", this.run + "-" + key),
						RecordsBenchmark.SUBMISSION)
				.doOnSubscribe((subscription) -> this.attempts.incrementAndGet())
				.flatMap((answer) -> answer.expect(201))
				.map((answer) -> RecordsBenchmark.code(answer.body()))
				.retryWhen(Retry.fixedDelay(1000, PAUSE))
				.block();
			this.codes.computeIfAbsent(key, (added) -> ConcurrentHashMap.newKeySet()).add(String.valueOf(code));
			this.answers.incrementAndGet();
		}
	}

	private void kill(long wanted, String kill) {
		for (int i = 1; i <= KILLS; i++) {
			long due = wanted * i / (KILLS + 1);
			Mono.delay(PAUSE).repeat(() -> this.answers.get() < due).blockLast();
			this.out.printf("  %,d answers; killing records-service (kill -9), and starting it again%n",
					this.answers.get());
			try {
				int exit = new ProcessBuilder("bash", "-c", kill).inheritIO().start().waitFor();
				this.out.println((exit == 0) ? "  started again" : "  it did not start again");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
