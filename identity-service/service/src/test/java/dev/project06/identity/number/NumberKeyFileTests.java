package dev.project06.identity.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.project06.identity.api.CitizenId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NumberKeyFileTests {

	private static final CitizenId NUMBER = CitizenId.of("901190007792");

	@TempDir
	private Path folder;

	@Test
	void aNumberIsSealedTheSameEachTimeAndOpensAgain() {
		SealedNumbers numbers = NumberKeyFile.open(file());
		String sealed = numbers.seal(NUMBER);
		assertThat(sealed).isEqualTo(numbers.seal(NUMBER)).hasSize(44).doesNotContain("007792");
		assertThat(numbers.open(sealed)).contains(NUMBER);
	}

	@Test
	void theKeyOutlivesTheProcessAndIsForItsOwnerOnly() throws IOException {
		String sealed = NumberKeyFile.open(file()).seal(NUMBER);
		assertThat(NumberKeyFile.open(file()).open(sealed)).contains(NUMBER);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
		try (var files = Files.list(file().getParent())) {
			assertThat(files).containsExactly(file());
		}
	}

	@Test
	void anotherKeyOpensNothingAndHasAnotherFingerprint() {
		SealedNumbers one = NumberKeyFile.open(file());
		SealedNumbers other = NumberKeyFile.open(this.folder.resolve("other.json"));
		assertThat(other.open(one.seal(NUMBER))).isEmpty();
		assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
	}

	@Test
	void whatWasNotSealedHereOpensNothing() {
		SealedNumbers numbers = NumberKeyFile.open(file());
		assertThat(numbers.open("")).isEmpty();
		assertThat(numbers.open("901190007792")).isEmpty();
		assertThat(numbers.open("%%%")).isEmpty();
	}

	@Test
	void aDamagedFileIsNamedAndKept() throws IOException {
		Files.createDirectories(file().getParent());
		Files.writeString(file(), "{}");
		assertThatExceptionOfType(NumberKeyException.class).isThrownBy(() -> NumberKeyFile.open(file()))
			.withMessageContaining("number-key.json")
			.withMessageContaining("is damaged")
			.satisfies((ex) -> assertThat(new NumberKeyAnalyzer().analyze(ex)).extracting("description")
				.isEqualTo(ex.getMessage()));
		assertThat(file()).hasContent("{}");
	}

	private Path file() {
		return this.folder.resolve("data/number-key.json");
	}

}
