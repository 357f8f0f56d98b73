package dev.project06.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

import dev.project06.local.process.Progress;

/**
 * Prints a line for each step, with the seconds since the beginning. Plain lines, so that
 * they read the same on a terminal, in a pipe and in a log.
 */
final class ProgressLines implements Progress {

	private final PrintStream out;

	private final Instant begin = Instant.now();

	ProgressLines(PrintStream out) {
		this.out = out;
	}

	@Override
	public synchronized void report(String part, String message) {
		double seconds = Duration.between(this.begin, Instant.now()).toMillis() / 1000.0;
		this.out.println("%6.1f s  %-17s %s".formatted(seconds, part, message));
	}

}
