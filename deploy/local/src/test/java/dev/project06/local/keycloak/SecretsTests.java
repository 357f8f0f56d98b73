package dev.project06.local.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@TempDir
	private Path data;

	@Test
	void areMadeUpOnceForEachDirectory() throws IOException {
		Secrets first = Secrets.of(this.data);
		assertThat(first.keycloakAdmin()).hasSize(32).isNotEqualTo(first.recordsService());
		assertThat(Secrets.of(this.data)).isEqualTo(first);
		assertThat(Secrets.of(Files.createDirectory(this.data.resolve("other")))).isNotEqualTo(first);
	}

	@Test
	void areForTheOwnerOnly() throws IOException {
		Secrets.of(this.data);
		assertThat(Files.getPosixFilePermissions(this.data.resolve(Secrets.FILE)))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
	}

	@Test
	void areNotPrinted() throws IOException {
		Secrets secrets = Secrets.of(this.data);
		assertThat(secrets.toString()).doesNotContain(secrets.keycloakAdmin(), secrets.agencyDemo());
	}

}
