package dev.project06.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JarsTests {

	@TempDir
	private Path directory;

	@Test
	void takesTheWantedJarsInTheOrderOfTheirNames() throws IOException {
		for (String name : new String[] { "b.jar", "a.jar", "own.jar", "notes.txt" }) {
			Files.writeString(this.directory.resolve(name), name);
		}
		Jars jars = Jars.in(this.directory, (name) -> !name.startsWith("own"));
		assertThat(jars.paths()).extracting((path) -> path.getFileName().toString()).containsExactly("a.jar", "b.jar");
	}

	@Test
	void theKeyChangesWithAJar() throws IOException {
		Path jar = Files.writeString(this.directory.resolve("a.jar"), "one");
		String before = Jars.in(this.directory, (name) -> true).key();
		assertThat(Jars.in(this.directory, (name) -> true).key()).isEqualTo(before);
		Files.writeString(jar, "another");
		assertThat(Jars.in(this.directory, (name) -> true).key()).isNotEqualTo(before);
	}

}
