package dev.project06.metrics.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name of this instance in its group, kept beside its stores.
 */
final class InstanceName {

	private InstanceName() {
	}

	/**
	 * Reads the name, or draws one.
	 * @param directory of the stores
	 * @return the same name as long as the directory lasts
	 */
	static String in(Path directory) {
		Path file = directory.resolve("instance");
		try {
			if (!Files.exists(file)) {
				Files.createDirectories(directory);
				Path draft = Files.writeString(directory.resolve("instance.new"), UUID.randomUUID().toString());
				Files.move(draft, file);
			}
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
