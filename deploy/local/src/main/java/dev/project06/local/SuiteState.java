package dev.project06.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

import dev.project06.local.machine.Port;
import tools.jackson.databind.json.JsonMapper;

/**
 * What another launcher must know about a suite that started.
 *
 * @param ports where everybody listens
 * @param background whether it outlives the launcher that started it
 * @param millis how long each part took to start
 */
record SuiteState(Map<Port, Integer> ports, boolean background, Map<String, Long> millis) {

	private static final JsonMapper JSON = new JsonMapper();

	private static Path file(Path data) {
		return data.resolve("run/suite.json");
	}

	static Optional<SuiteState> read(Path data) {
		if (!Files.exists(file(data))) {
			return Optional.empty();
		}
		return Optional.of(JSON.readValue(file(data), SuiteState.class));
	}

	static void delete(Path data) {
		try {
			Files.deleteIfExists(file(data));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void write(Path data) {
		try {
			Path fresh = Files.createTempFile(Files.createDirectories(file(data).getParent()), "suite", null);
			JSON.writeValue(fresh, this);
			Files.move(fresh, file(data), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
