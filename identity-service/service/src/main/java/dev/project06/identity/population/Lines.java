package dev.project06.identity.population;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Reads the data files beside this class: fields parted by commas, comments after
 * {@code #}.
 */
final class Lines {

	private Lines() {
	}

	static List<String[]> of(String file) {
		InputStream data = Objects.requireNonNull(Lines.class.getResourceAsStream(file), file);
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
			return lines.lines().filter((line) -> !line.startsWith("#")).map((line) -> line.split(",", -1)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
