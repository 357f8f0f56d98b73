package dev.project06.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import dev.project06.local.demo.Demo;

/**
 * Starts the suite, or what is missing of it.
 */
final class UpCommand {

	private final SuiteSettings settings;

	private final PrintStream out;

	UpCommand(SuiteSettings settings, PrintStream out) {
		this.settings = settings;
		this.out = out;
	}

	void run(Arguments.Up up) throws InterruptedException {
		Path run = this.settings.data().resolve("run");
		try (FileChannel channel = FileChannel.open(Files.createDirectories(run).resolve("lock"),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			FileLock lock = channel.tryLock();
			if (lock == null) {
				runBesideAnother(up);
			}
			else {
				runAlone(up);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void runBesideAnother(Arguments.Up up) {
		Suite suite = Suite.find(this.settings)
			.orElseThrow(() -> new UsageException("Another ./deploy/up is starting the suite right now"));
		greet(up, suite);
	}

	private void runAlone(Arguments.Up up) throws InterruptedException {
		Optional<Suite> found = SuiteState.read(this.settings.data())
			.filter(SuiteState::background)
			.flatMap((state) -> Suite.find(this.settings));
		if (found.isPresent()) {
			complete(found.get());
			greet(up, found.get());
			return;
		}
		List<String> leftovers = StopOrder.stopAll(this.settings);
		if (!leftovers.isEmpty()) {
			this.out.println("Stopped what a launcher left behind: " + String.join(", ", leftovers));
		}
		if (up.fresh()) {
			empty();
		}
		startAndStay(up);
	}

	private void complete(Suite suite) {
		List<String> missing = suite.partNames().stream().filter((part) -> !suite.isRunning(part)).toList();
		if (!missing.isEmpty()) {
			this.out.println("The suite runs without " + String.join(", ", missing) + ": starting what is missing");
			suite.startMissing();
		}
	}

	private void greet(Arguments.Up up, Suite suite) {
		if (up.fresh()) {
			throw new UsageException("The suite is running: ./deploy/down first, then --fresh");
		}
		this.out.println("The suite is already running (đang chạy)");
		new SuiteTable(suite).print(this.out);
		if (up.demo()) {
			Demo.run(suite, this.out);
		}
	}

	private void startAndStay(Arguments.Up up) throws InterruptedException {
		this.out.println("Starting the suite; data in " + this.settings.data() + " (đang khởi động)");
		Instant begin = Instant.now();
		Suite suite = Suite.start(this.settings);
		Duration all = Duration.between(begin, Instant.now());
		new SuiteTable(suite).print(this.out);
		this.out.println("All ready in %.1f s (sẵn sàng)".formatted(all.toMillis() / 1000.0));
		if (up.demo()) {
			Demo.run(suite, this.out);
		}
		if (up.background()) {
			suite.release();
			this.out.println("Stop it with ./deploy/down");
			return;
		}
		this.out.println("Ctrl-C stops it (nhấn Ctrl-C để dừng)");
		new CountDownLatch(1).await();
	}

	/** Only what the suite itself put there: the directory may be somebody's own. */
	private void empty() {
		for (String name : List.of("kafka", "keycloak", "store", "identity-service", "records-service",
				"metrics-service", "gateway", "logs", dev.project06.local.keycloak.Secrets.FILE)) {
			delete(this.settings.data().resolve(name));
		}
		this.out.println("Emptied the data in " + this.settings.data());
	}

	private static void delete(Path path) {
		if (!Files.exists(path)) {
			return;
		}
		try (Stream<Path> tree = Files.walk(path)) {
			for (Path entry : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
				Files.delete(entry);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
