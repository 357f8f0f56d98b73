package dev.project06.identity.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyFileTests {

	@TempDir
	private Path folder = Path.of("");

	@Test
	void makesAKeyOnTheFirstStartThatOnlyTheOwnerReads() throws IOException {
		Path file = this.folder.resolve("new/receipt-keys.json");
		JWKSet keys = KeyFile.open(file);
		assertThat(keys.getKeys()).singleElement().matches((key) -> key instanceof ECKey && key.isPrivate());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		try (var files = Files.list(file.getParent())) {
			assertThat(files).containsExactly(file);
		}
	}

	@Test
	void keepsTheKeyOnTheNextStart() {
		Path file = this.folder.resolve("receipt-keys.json");
		assertThat(KeyFile.open(file).toString(false)).isEqualTo(KeyFile.open(file).toString(false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"EC\"}]}" })
	void refusesAFileThatIsNoKeySet(String content) throws IOException {
		assertRefused(Files.writeString(this.folder.resolve("keys.json"), content));
	}

	@Test
	void refusesKeysThatCannotSignReceipts() throws IOException, JOSEException {
		Path file = this.folder.resolve("keys.json");
		ECKey key = new ECKeyGenerator(Curve.P_256).keyID("a").generate();
		assertRefused(Files.writeString(file, new JWKSet(key).toString(true)));
		assertRefused(Files.writeString(file, new JWKSet(new ECKeyGenerator(Curve.P_256).generate()).toString(false)));
		assertRefused(Files.writeString(file,
				new JWKSet(new ECKeyGenerator(Curve.P_384).keyID("a").generate()).toString(false)));
		assertRefused(
				Files.writeString(file, new JWKSet(new RSAKeyGenerator(2048).keyID("a").generate()).toString(false)));
	}

	@Test
	void refusesAFolderInPlaceOfTheFile() throws IOException {
		assertRefused(Files.createDirectory(this.folder.resolve("keys.json")));
	}

	@Test
	void saysInOneLineWhatToDo() throws IOException {
		Path file = Files.writeString(this.folder.resolve("keys.json"), "nonsense");
		assertThatExceptionOfType(UnreadableKeysException.class).isThrownBy(() -> KeyFile.open(file))
			.satisfies((ex) -> assertThat(new UnreadableKeysAnalyzer().analyze(ex)).extracting("description")
				.isEqualTo("The receipt keys in " + file + " are no JWK set"));
	}

	private static void assertRefused(Path file) {
		assertThatExceptionOfType(UnreadableKeysException.class).isThrownBy(() -> KeyFile.open(file))
			.withMessageContaining(file.toString());
	}

}
