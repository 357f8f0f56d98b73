package dev.project06.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Makes a part that is no service of ours log plain lines, and only what matters.
 *
 * @param file the log set-up, which the part reads
 */
public record PlainLogging(Path file) {

	/**
	 * Keeps the set-up beside the part's data.
	 * @param directory the part's directory
	 * @return the set-up, not written yet
	 */
	public static PlainLogging in(Path directory) {
		return new PlainLogging(directory.resolve("logback.xml"));
	}

	/**
	 * Writes the set-up.
	 * @throws IOException when it cannot be written
	 */
	public void write() throws IOException {
		try (InputStream setUp = PlainLogging.class.getResourceAsStream("logback-part.xml")) {
			Files.copy(Objects.requireNonNull(setUp), this.file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/**
	 * Makes the part read it.
	 * @return an option of the virtual machine
	 */
	public String option() {
		return "-Dlogback.configurationFile=" + this.file;
	}

}
