package dev.project06.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Jars in a fixed order, with a key that changes when one of them or the virtual machine
 * does: what was recorded for one set is of no use to another.
 *
 * @param paths the jars
 * @param key their key
 */
public record Jars(List<Path> paths, String key) {

	public Jars {
		paths = List.copyOf(paths);
	}

	/**
	 * The jars of a directory.
	 * @param directory holds the jars
	 * @param wanted tells by the file name which to take
	 * @return the jars in the order of their names
	 * @throws IOException when the directory cannot be read
	 */
	public static Jars in(Path directory, Predicate<String> wanted) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			List<Path> paths = files.filter((file) -> file.toString().endsWith(".jar"))
				.filter((file) -> wanted.test(file.getFileName().toString()))
				.sorted()
				.toList();
			return new Jars(paths, key(paths));
		}
	}

	/**
	 * Tells files apart by name, size and time of change.
	 * @param files the files
	 * @return a short text for a file name
	 * @throws IOException when a file cannot be looked at
	 */
	public static String key(List<Path> files) throws IOException {
		StringBuilder seen = new StringBuilder(Runtime.version().toString());
		for (Path file : files) {
			seen.append('\n').append(file).append(' ').append(Files.size(file)).append(' ');
			seen.append(Files.getLastModifiedTime(file).toMillis());
		}
		CRC32 sum = new CRC32();
		sum.update(seen.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
		return "%08x".formatted(sum.getValue());
	}

}
