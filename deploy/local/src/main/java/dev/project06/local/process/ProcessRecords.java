package dev.project06.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers in files which process runs which part, so that another launcher can stop it.
 * A recorded number counts only while the process behind it carries the mark of this
 * suite: numbers are given out again.
 */
public final class ProcessRecords {

	private static final String SUFFIX = ".pid";

	private final Path directory;

	/**
	 * Keeps the records in a directory of the suite's data.
	 * @param directory the directory, made when missing
	 */
	public ProcessRecords(Path directory) {
		this.directory = directory.toAbsolutePath().normalize();
	}

	/**
	 * The option that marks the process of a part.
	 * @param part the name of the part
	 * @return an option of the virtual machine
	 */
	public String mark(String part) {
		return "-Dproject06.part=" + part + "@" + this.directory;
	}

	/**
	 * Remembers the process of a part.
	 * @param part the name of the part
	 * @param process its process
	 */
	public void put(String part, ProcessHandle process) {
		try {
			Files.createDirectories(this.directory);
			Files.writeString(file(part), Long.toString(process.pid()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Forgets a part.
	 * @param part the name of the part
	 */
	public void remove(String part) {
		try {
			Files.deleteIfExists(file(part));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The living process of a part.
	 * @param part the name of the part
	 * @return the process, or nothing when it ended or the number belongs to a stranger
	 */
	public Optional<ProcessHandle> find(String part) {
		return read(file(part)).flatMap(ProcessHandle::of)
			.filter(ProcessHandle::isAlive)
			.filter((process) -> carries(process, mark(part)));
	}

	/**
	 * The parts whose processes live.
	 * @return their names
	 */
	public List<String> running() {
		if (!Files.isDirectory(this.directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(SUFFIX))
				.map((name) -> name.substring(0, name.length() - SUFFIX.length()))
				.filter((part) -> find(part).isPresent())
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(String part) {
		return this.directory.resolve(part + SUFFIX);
	}

	private static boolean carries(ProcessHandle process, String mark) {
		boolean argument = process.info().arguments().stream().flatMap(Stream::of).anyMatch(mark::equals);
		return argument || process.info().commandLine().filter((line) -> line.contains(mark + " ")).isPresent();
	}

	private static Optional<Long> read(Path file) {
		try {
			return Optional.of(Long.valueOf(Files.readString(file).strip()));
		}
		catch (IOException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

}
