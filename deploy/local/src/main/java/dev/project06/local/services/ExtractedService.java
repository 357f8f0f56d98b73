package dev.project06.local.services;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

import dev.project06.local.process.JavaCommand;
import dev.project06.local.process.Steps;
import org.jspecify.annotations.Nullable;

/**
 * A service's jar taken apart, which starts faster, with its start-up cache beside it.
 * Kept under the checksum of the jar, so a changed service is extracted and recorded
 * anew.
 */
final class ExtractedService {

	private static final int KEPT = 2;

	private final String name;

	private final Path caches;

	private @Nullable Path directory;

	ExtractedService(String name, Path caches) {
		this.name = name;
		this.caches = caches;
	}

	/**
	 * Extracts unless that is done.
	 * @param jar the packaged jar
	 * @param steps hears of it
	 */
	void use(Path jar, Steps steps) throws IOException, InterruptedException {
		Path target = this.caches.resolve(this.name + "-" + checksum(jar));
		this.directory = target;
		if (Files.exists(target.resolve("complete"))) {
			return;
		}
		steps.alone(this.caches.resolve(this.name + ".lock"), () -> {
			if (!Files.exists(target.resolve("complete"))) {
				delete(target);
				dropOld();
				extract(jar, target, steps);
				Files.createFile(target.resolve("complete"));
			}
		});
	}

	private void extract(Path jar, Path target, Steps steps) throws IOException, InterruptedException {
		steps.report("extracting (once)");
		Files.createDirectories(target);
		List<String> program = List.of("-jar", jar.toString(), "extract", "--force", "--destination",
				target.toString());
		steps.run(new JavaCommand(List.of("-Djarmode=tools"), program, java.util.Map.of(), target).process(List.of()));
		try (Stream<Path> files = Files.list(target)) {
			Path extracted = files.filter((file) -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
			Files.move(extracted, jar());
		}
	}

	Path jar() {
		return place().resolve("app.jar");
	}

	Path cache() {
		return place().resolve("app.aot");
	}

	private Path place() {
		return Objects.requireNonNull(this.directory, "not prepared");
	}

	private void dropOld() throws IOException {
		if (!Files.isDirectory(this.caches)) {
			return;
		}
		try (Stream<Path> files = Files.list(this.caches)) {
			List<Path> old = files.filter(Files::isDirectory)
				.filter((path) -> path.getFileName().toString().matches(this.name + "-[0-9a-f]+"))
				.sorted(Comparator.comparingLong((Path path) -> path.toFile().lastModified()).reversed())
				.skip(KEPT - 1L)
				.toList();
			for (Path path : old) {
				delete(path);
			}
		}
	}

	private static void delete(Path directory) throws IOException {
		if (!Files.exists(directory)) {
			return;
		}
		try (Stream<Path> tree = Files.walk(directory)) {
			for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}

	private static String checksum(Path jar) throws IOException {
		CRC32 sum = new CRC32();
		sum.update(Runtime.version().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
		try (InputStream bytes = new CheckedInputStream(Files.newInputStream(jar), sum)) {
			bytes.transferTo(OutputStream.nullOutputStream());
		}
		return "%08x%x".formatted(sum.getValue(), Files.size(jar));
	}

}
