package dev.project06.records.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.project06.identity.api.CitizenId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeysetsTests {

	private static final CitizenId CITIZEN = CitizenId.of("979203001234");

	@TempDir
	private Path temp;

	@Test
	void makesAFileThatOnlyItsOwnerReads() throws IOException {
		Path dataDir = this.temp.resolve("new/data");
		open(dataDir);
		try (var files = Files.list(dataDir)) {
			assertThat(files).containsExactly(file(dataDir));
		}
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(dataDir)))).isEqualTo("rw-------");
	}

	@Test
	void opensTheSameKeysAgain() {
		Keysets first = open(this.temp);
		WrappedKey key = first.fieldCipher().newKey(first.blindIndex().of(CITIZEN));
		SealedPin pin = first.fieldCipher().seal(key, CITIZEN, "H29-261122-0001");
		Keysets again = open(this.temp);
		assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
		assertThat(again.blindIndex().of(CITIZEN)).isEqualTo(first.blindIndex().of(CITIZEN));
		assertThat(again.pseudonyms().of(CITIZEN)).isEqualTo(first.pseudonyms().of(CITIZEN));
		assertThat(again.fieldCipher().open(key, pin, "H29-261122-0001")).isEqualTo(CITIZEN);
	}

	@Test
	void tellsKeysOfAnotherDirectoryApart() {
		Keysets one = open(this.temp.resolve("one"));
		Keysets other = open(this.temp.resolve("other"));
		assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
		assertThat(one.blindIndex().of(CITIZEN)).isNotEqualTo(other.blindIndex().of(CITIZEN));
		assertThat(one.pseudonyms().of(CITIZEN)).isNotEqualTo(other.pseudonyms().of(CITIZEN));
	}

	@Test
	void processesThatStartTogetherUseTheSameKeys() throws Exception {
		try (ExecutorService starters = Executors.newFixedThreadPool(8)) {
			List<Future<String>> opened = IntStream.range(0, 8)
				.mapToObj((i) -> starters.submit(() -> open(this.temp).fingerprint()))
				.toList();
			for (Future<String> fingerprint : opened) {
				assertThat(fingerprint.get()).isEqualTo(open(this.temp).fingerprint());
			}
		}
	}

	@ParameterizedTest(name = "\"{0}\"")
	@ValueSource(strings = { "", "{}", "null", "[]", "5", "not json",
			"{\"keyEncryption\": 5, \"blindIndex\": {}, \"pseudonym\": \"x\"}",
			"{\"keyEncryption\": {\"primaryKeyId\": 1, \"key\": []}}",
			"{\"keyEncryption\": {\"key\": [{\"keyData\": {}}]}}" })
	void namesADamagedFileInOneLine(String content) throws IOException {
		Files.writeString(file(this.temp), content);
		assertDamaged();
		assertThat(file(this.temp)).hasContent(content);
	}

	@Test
	void refusesAFileThatIsCutShortOrAltered() throws IOException {
		open(this.temp);
		String whole = Files.readString(file(this.temp));
		Files.writeString(file(this.temp), whole.substring(0, whole.length() / 2));
		assertDamaged();
		Files.writeString(file(this.temp), whole.replace("blindIndex", "blind"));
		assertDamaged();
		Files.writeString(file(this.temp),
				whole.replace("keyEncryption", "x")
					.replace("blindIndex", "keyEncryption")
					.replace("\"x\"", "\"blindIndex\""));
		assertDamaged();
	}

	@Test
	void namesADirectoryThatCannotBeMade() throws IOException {
		Path taken = Files.writeString(this.temp.resolve("taken"), "");
		assertThatExceptionOfType(KeysetFileException.class).isThrownBy(() -> open(taken))
			.withMessageStartingWith("Keyset file " + file(taken) + " can neither be read nor made: ");
	}

	private void assertDamaged() {
		assertThatExceptionOfType(KeysetFileException.class).isThrownBy(() -> open(this.temp))
			.withMessage("Keyset file " + file(this.temp)
					+ " is damaged; restore it, because nothing that was sealed can be opened without it");
	}

	private static Keysets open(Path dataDir) {
		return Keyring.open(dataDir, Clock.systemUTC(), Duration.ofHours(1)).current();
	}

	private static Path file(Path dataDir) {
		return dataDir.resolve("records-keysets.json");
	}

}
