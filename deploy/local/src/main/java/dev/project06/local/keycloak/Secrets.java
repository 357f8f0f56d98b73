package dev.project06.local.keycloak;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Secrets that are made up once for each data directory.
 *
 * @param keycloakAdmin password of Keycloak's administrator {@value #KEYCLOAK_ADMIN}
 * @param recordsService secret of the client {@code records-service}
 * @param agencyDemo secret of the client {@code agency-demo}
 */
public record Secrets(String keycloakAdmin, String recordsService, String agencyDemo) {

	/** Name of Keycloak's administrator. */
	public static final String KEYCLOAK_ADMIN = "admin";

	/** The file in the data directory. */
	public static final String FILE = "secrets.properties";

	private static final SecureRandom RANDOM = new SecureRandom();

	@Override
	public String toString() {
		return "Secrets[hidden]";
	}

	/**
	 * Reads the secrets of a data directory, and makes them up when there are none yet.
	 * @param data the data directory
	 * @return the secrets
	 * @throws IOException when the file cannot be read or written
	 */
	public static Secrets of(Path data) throws IOException {
		Path file = data.resolve(FILE);
		if (!Files.exists(file)) {
			write(file, new Secrets(random(), random(), random()));
		}
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		}
		return new Secrets(properties.getProperty("keycloak-admin", ""), properties.getProperty("records-service", ""),
				properties.getProperty("agency-demo", ""));
	}

	private static void write(Path file, Secrets secrets) throws IOException {
		Properties properties = new Properties();
		properties.setProperty("keycloak-admin", secrets.keycloakAdmin);
		properties.setProperty("records-service", secrets.recordsService);
		properties.setProperty("agency-demo", secrets.agencyDemo);
		Path fresh = Files.createTempFile(file.getParent(), "secrets", null,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try (Writer writer = Files.newBufferedWriter(fresh)) {
			properties.store(writer, null);
		}
		Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String random() {
		byte[] bytes = new byte[24];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
