package dev.project06.metrics.stream;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.project06.metrics.cell.Count;
import dev.project06.metrics.cell.Days;
import dev.project06.metrics.cell.Deliveries;
import dev.project06.metrics.cell.Progress;
import dev.project06.metrics.cell.Sums;
import dev.project06.metrics.cell.Sample;
import dev.project06.metrics.topology.CountingTopology;
import dev.project06.records.events.DossierEvent;
import dev.project06.testing.AllowedLog;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

@AllowedLog(logger = "org.apache.kafka.clients.NetworkClient", message = "NodeToControllerChannelManager",
		because = "the broker under test says so when it stops")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StreamIT {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final LocalBroker broker = LocalBroker.start();

	private final Figures figures = new Figures(Clock.systemUTC());

	private final CountDownLatch closing = new CountDownLatch(1);

	private final List<DossierEvent> delivered = new ArrayList<>();

	private final Random random = new Random(6);

	private Path root = Path.of("target");

	private Thread follower = Thread.currentThread();

	private int worlds;

	@BeforeEach
	void follow() throws Exception {
		this.root = Files.createTempDirectory(Path.of("target"), "stream-it");
		StreamSettings settings = new StreamSettings(this.broker.bootstrap(), this.root, 6, 1);
		new StreamTopics(settings).ensure();
		this.broker.awaitEvents();
		this.follower = Thread.ofPlatform().daemon().start(new CellsFollower(settings, this.figures, this.closing));
	}

	@AfterEach
	void stop() throws Exception {
		this.closing.countDown();
		this.follower.join(Duration.ofSeconds(10));
		this.broker.close();
		FileSystemUtils.deleteRecursively(this.root);
	}

	@Test
	void countsEachDossierOnceWhoeverIsKilled() throws Exception {
		try (CountingProcess first = CountingProcess.start(this.broker.bootstrap(), this.root.resolve("a"))) {
			deliver(60);
			awaitCounted(this.delivered.size() / 4);
			deliver(60);
			first.kill();
		}
		try (CountingProcess again = CountingProcess.start(this.broker.bootstrap(), this.root.resolve("a"));
				CountingProcess other = CountingProcess.start(this.broker.bootstrap(), this.root.resolve("b"))) {
			awaitAllCounted();
			assertEqualToRecount();
			deliver(100);
			awaitCounted(this.delivered.size() - 100);
			again.kill();
			deliver(100);
			awaitAllCounted();
			assertEqualToRecount();
			other.kill();
		}
		FileSystemUtils.deleteRecursively(this.root.resolve("a"));
		FileSystemUtils.deleteRecursively(this.root.resolve("b"));
		deliver(60);
		try (CountingProcess bare = CountingProcess.start(this.broker.bootstrap(), this.root.resolve("c"))) {
			awaitAllCounted();
			assertEqualToRecount();
			bare.kill();
		}
	}

	@Test
	void setsAsideWhatIsNoEvent() throws Exception {
		try (CountingProcess process = CountingProcess.start(this.broker.bootstrap(), this.root.resolve("a"))) {
			awaitReady();
			this.broker.send("D-1".getBytes(StandardCharsets.UTF_8), "no event".getBytes(StandardCharsets.UTF_8));
			this.broker.send(new Sample().event());
			this.broker.flush();
			Awaitility.await().atMost(PATIENCE).until(() -> progress().rejected() == 1 && progress().counted() == 1);
			List<ConsumerRecord<byte[], byte[]>> rejected = this.broker.read(CountingTopology.REJECTED_TOPIC);
			assertThat(rejected).singleElement().satisfies((record) -> {
				assertThat(record.value()).asString(StandardCharsets.UTF_8).isEqualTo("no event");
				assertThat(record.headers().lastHeader("rejected-reason").value()).asString(StandardCharsets.UTF_8)
					.contains("not JSON");
			});
			assertThat(read(Count.RECEIVED)).isEqualTo(1);
			process.kill();
		}
	}

	/** Sends the events of a number of worlds, repeats and gaps among them. */
	private void deliver(int number) {
		for (int i = 0; i < number; i++) {
			List<DossierEvent> world = Deliveries.of(this.random, "W-%d".formatted(this.worlds++));
			world.forEach(this.broker::send);
			this.delivered.addAll(world);
		}
		this.broker.flush();
	}

	private void awaitReady() {
		Awaitility.await().atMost(PATIENCE).until(this.figures::isReady);
	}

	private void awaitCounted(int number) {
		Awaitility.await().atMost(PATIENCE).until(() -> progress().next() >= number);
	}

	private void awaitAllCounted() {
		awaitCounted(this.delivered.size());
	}

	private Progress progress() {
		return this.figures.freshness().map(Freshness::progress).orElse(Progress.NONE);
	}

	private long read(Count count) {
		Days year = new Days(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
		return this.figures.read(year, year.to(), (slice) -> Optional.of(""))
			.sums()
			.getOrDefault("", new Sums())
			.of(count);
	}

	private void assertEqualToRecount() {
		awaitReady();
		Progress progress = progress();
		assertThat(progress.next()).isEqualTo(this.delivered.size());
		assertThat(progress.counted() + progress.duplicates() + progress.outOfOrder()).isEqualTo(this.delivered.size());
		assertThat(progress.duplicates()).isEqualTo(this.delivered.size() - this.delivered.stream().distinct().count());
		Deliveries.assertEqualToRecount((days, judged, groups) -> this.figures.read(days, judged, groups).sums(),
				this.delivered, this.random);
	}

}
