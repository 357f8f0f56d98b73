package dev.project06.metrics.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.project06.metrics.topology.EventTraces;

/** An instance that counts in a process of its own, so that it can be killed. */
public final class CountingProcess implements AutoCloseable {

	private final Process process;

	private CountingProcess(Process process) {
		this.process = process;
	}

	static CountingProcess start(String bootstrap, Path directory) {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-cp", System.getProperty("java.class.path"), CountingProcess.class.getName(), bootstrap,
				directory.toString());
		try {
			return new CountingProcess(new ProcessBuilder(command).inheritIO().start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor(10, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	public static void main(String[] args) throws InterruptedException {
		StreamSettings settings = new StreamSettings(args[0], Path.of(args[1]), 6, 1);
		new StreamLifecycle(settings, new StreamTopics(settings), new Figures(Clock.systemUTC()), EventTraces.NONE)
			.start();
		Thread.currentThread().join();
	}

}
