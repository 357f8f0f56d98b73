package dev.project06.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that takes what a part says.
 *
 * @param path where it lies
 */
record LogFile(Path path) {

	private static final int SHOWN = 400;

	static LogFile of(Path directory, String part) {
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new LogFile(directory.resolve(part + ".log"));
	}

	ProcessBuilder.Redirect append() {
		return ProcessBuilder.Redirect.appendTo(this.path.toFile());
	}

	List<String> lastLines(int count) {
		try {
			List<String> lines = new String(Files.readAllBytes(this.path), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank())
				.map((line) -> (line.length() > SHOWN) ? line.substring(0, SHOWN) + "..." : line)
				.toList();
			return lines.subList(Math.max(0, lines.size() - count), lines.size());
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
