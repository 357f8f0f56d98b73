package dev.project06.metrics.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.project06.metrics.cell.Progress;
import dev.project06.metrics.cell.Sample;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.DossierState;
import dev.project06.testing.AllowedLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.util.FileSystemUtils;

/**
 * Prints how many events a second are counted exactly once by one process with 256 MiB of
 * heap, the broker beside it, and how many a consumer reads that does nothing else. Runs
 * when {@code -Dbenchmark.events} says how many.
 */
@EnabledIfSystemProperty(named = "benchmark.events", matches = "\\d+")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class IngestBenchmarkIT {

	private static final int EVENTS = Integer.getInteger("benchmark.events", 0);

	private static final List<DossierState> LIFE = List.of(DossierState.SUBMITTED, DossierState.RECEIVED,
			DossierState.PROCESSING, DossierState.FINISHED, DossierState.RETURNED);

	@Test
	@AllowedLog(message = "", because = "the machine is driven to its limit")
	void printsEventsPerSecond() throws IOException, InterruptedException {
		Path root = Files.createTempDirectory(Path.of("target"), "benchmark");
		CountDownLatch closing = new CountDownLatch(1);
		Figures figures = new Figures(Clock.systemUTC());
		try (LocalBroker broker = LocalBroker.start()) {
			StreamSettings settings = new StreamSettings(broker.bootstrap(), root, 6, 1);
			new StreamTopics(settings).ensure();
			produce(broker);
			double ceiling = rate(System.nanoTime(), broker::readAllEvents);
			Thread.ofPlatform().daemon().start(new CellsFollower(settings, figures, closing));
			double counted;
			try (CountingProcess process = CountingProcess.start(broker.bootstrap(), root.resolve("stores"))) {
				await(figures, 1);
				long first = progress(figures);
				long start = System.nanoTime();
				await(figures, EVENTS);
				counted = (EVENTS - first) * 1e9 / (System.nanoTime() - start);
				process.kill();
			}
			System.out.printf(
					"%n| events | counted exactly once, per second | only read, per second | ratio |%n"
							+ "|---|---|---|---|%n| %,d | %,.0f | %,.0f | %.2f |%n%n",
					EVENTS, counted, ceiling, counted / ceiling);
		}
		finally {
			closing.countDown();
			FileSystemUtils.deleteRecursively(root);
		}
	}

	private static double rate(long start, Runnable work) {
		work.run();
		return EVENTS * 1e9 / (System.nanoTime() - start);
	}

	/** Five events for each dossier, one kind of event after the other. */
	private static void produce(LocalBroker broker) {
		int dossiers = EVENTS / LIFE.size();
		for (int sequence = 1; sequence <= LIFE.size(); sequence++) {
			DossierState state = LIFE.get(sequence - 1);
			for (int i = 0; i < dossiers + ((sequence == 1) ? EVENTS % LIFE.size() : 0); i++) {
				broker.send(event(i, sequence, state).event());
			}
		}
		broker.flush();
	}

	private static Sample event(int i, int sequence, DossierState state) {
		Sample sample = new Sample();
		sample.agency = "%s%02d".formatted((i % 5 == 0) ? "G" : "H", 1 + i % 34);
		sample.block = (i % 5 == 0) ? AgencyBlock.MINISTRY : AgencyBlock.LOCALITY;
		sample.procedure = "1.%06d".formatted(i % 53);
		sample.dossier = "%s-20261122-%07d".formatted(sample.agency, i);
		sample.sequence = sequence;
		sample.state = state;
		sample.receivedAt = (sequence > 1) ? Sample.NOON.minusSeconds(86_400L * (i % 300)) : null;
		sample.finishedAt = state.isSettled() ? Sample.NOON : null;
		return sample;
	}

	private static long progress(Figures figures) {
		return figures.freshness().map(Freshness::progress).orElse(Progress.NONE).next();
	}

	private static void await(Figures figures, long events) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(20))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> progress(figures) >= events);
	}

}
