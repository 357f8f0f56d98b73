package dev.project06.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts parts, waits until they serve, and stops them. Works on the recorded processes,
 * so it does not matter which launcher started them.
 */
public final class PartRunner {

	private static final Duration START_LIMIT = Duration.ofMinutes(10);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

	private static final long POLL_MILLIS = 200;

	private static final Duration REMINDER = Duration.ofSeconds(30);

	private static final int SHOWN_LINES = 12;

	private final ProcessRecords records;

	private final Path logs;

	private final Progress progress;

	private final JavaSettings java;

	private final List<String> prefix;

	/**
	 * Runs parts of one suite.
	 * @param records remembers the processes
	 * @param logs the directory of the logs
	 * @param progress hears what happens
	 * @param java how the virtual machines run
	 */
	public PartRunner(ProcessRecords records, Path logs, Progress progress, JavaSettings java) {
		this.java = java;
		this.records = records;
		this.logs = logs;
		this.progress = progress;
		this.prefix = ownSession();
	}

	/**
	 * Does what a part needs before its first start.
	 * @param part the part
	 * @throws InterruptedException when the start is given up
	 */
	public void prepare(Part part) throws InterruptedException {
		try {
			part.prepare(new PartSteps(part.name(), LogFile.of(this.logs, part.name())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(part.name() + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * Starts a prepared part and waits until it serves. The first start also records the
	 * part's start-up cache.
	 * @param part the part
	 * @return how long the part took from the start of its process
	 * @throws InterruptedException when the start is given up
	 */
	public Duration start(Part part) throws InterruptedException {
		LogFile log = LogFile.of(this.logs, part.name());
		try {
			StartUpCache cache = part.startUpCache();
			if (cache == null) {
				return launch(part, part.command(), log);
			}
			if (this.java.recordsCaches() && !cache.exists()) {
				record(part, cache, log);
			}
			JavaCommand command = part.command();
			return launch(part, cache.exists() ? command.withOptions(cache.useOption()) : command, log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(part.name() + ": " + ex.getMessage(), ex);
		}
	}

	private void record(Part part, StartUpCache cache, LogFile log) throws IOException, InterruptedException {
		this.progress.report(part.name(), "recording a start-up cache (once)");
		cache.prepare();
		launch(part, part.command().withOptions(cache.recordOption()), log);
		ProcessHandle process = this.records.find(part.name()).orElseThrow();
		process.destroy();
		if (!ended(process, START_LIMIT)) {
			killTree(process);
		}
		this.records.remove(part.name());
		cache.keep();
	}

	private Duration launch(Part part, JavaCommand command, LogFile log) throws IOException, InterruptedException {
		this.progress.report(part.name(), "starting");
		Instant begin = Instant.now();
		Process process = command.withOptions(this.records.mark(part.name()), JavaSettings.QUICK_COMPILER)
			.overriddenBy(this.java)
			.process(this.prefix)
			.redirectInput(new File("/dev/null"))
			.redirectOutput(log.append())
			.start();
		this.records.put(part.name(), process.toHandle());
		try {
			awaitReady(part, process, log, begin.plus(START_LIMIT));
		}
		catch (PartFailedException | InterruptedException ex) {
			killTree(process.toHandle());
			process.waitFor();
			this.records.remove(part.name());
			throw ex;
		}
		return Duration.between(begin, Instant.now());
	}

	private void awaitReady(Part part, Process process, LogFile log, Instant limit) throws InterruptedException {
		Readiness readiness = part.readiness();
		Instant reminder = Instant.now().plus(REMINDER);
		while (!readiness.isReady()) {
			if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
				throw new PartFailedException(part.name(), "ended with exit code " + process.exitValue(), log.path(),
						log.lastLines(SHOWN_LINES));
			}
			if (Instant.now().isAfter(reminder)) {
				this.progress.report(part.name(), "not ready yet");
				reminder = Instant.now().plus(REMINDER);
			}
			if (Instant.now().isAfter(limit)) {
				throw new PartFailedException(part.name(),
						"was not ready after " + START_LIMIT.toSeconds() + " seconds", log.path(),
						log.lastLines(SHOWN_LINES));
			}
		}
	}

	/**
	 * Asks a part to stop, and ends it when it does not.
	 * @param part the name of the part
	 */
	public void stop(String part) {
		end(part, false);
	}

	/**
	 * Ends a part at once, as a crash would.
	 * @param part the name of the part
	 */
	public void kill(String part) {
		end(part, true);
	}

	private void end(String part, boolean atOnce) {
		Optional<ProcessHandle> process = this.records.find(part);
		if (process.isPresent()) {
			boolean asked = atOnce ? killTree(process.get()) : process.get().destroy();
			if (!asked || !ended(process.get(), STOP_LIMIT)) {
				this.progress.report(part, "does not stop: ended by force");
				killTree(process.get());
				ended(process.get(), STOP_LIMIT);
			}
			this.progress.report(part, "stopped");
		}
		this.records.remove(part);
	}

	/**
	 * A virtual machine that writes its cache does so in a child, which must go as well.
	 */
	private static boolean killTree(ProcessHandle process) {
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		return process.destroyForcibly();
	}

	private static boolean ended(ProcessHandle process, Duration limit) {
		try {
			process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			throw new CompletionException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * A session of its own keeps a part out of reach of the terminal's Ctrl-C, so that
	 * the launcher can stop the parts in their order.
	 */
	private static List<String> ownSession() {
		return List.of("/usr/bin/setsid", "/bin/setsid")
			.stream()
			.filter((program) -> Files.isExecutable(Path.of(program)))
			.findFirst()
			.map(List::of)
			.orElse(List.of());
	}

	private final class PartSteps implements Steps {

		private final String part;

		private final LogFile log;

		private PartSteps(String part, LogFile log) {
			this.part = part;
			this.log = log;
		}

		@Override
		public void report(String message) {
			PartRunner.this.progress.report(this.part, message);
		}

		@Override
		public void run(ProcessBuilder program) throws IOException, InterruptedException {
			Process process = program.redirectErrorStream(true).redirectOutput(this.log.append()).start();
			try {
				int code = process.waitFor();
				if (code != 0) {
					throw new PartFailedException(this.part, "could not be prepared, exit code " + code,
							this.log.path(), this.log.lastLines(SHOWN_LINES));
				}
			}
			catch (InterruptedException ex) {
				process.destroyForcibly();
				throw ex;
			}
		}

		@Override
		public void alone(Path lock, Work work) throws IOException, InterruptedException {
			Files.createDirectories(lock.getParent());
			try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
				channel.lock();
				work.run();
			}
		}

	}

}
