package dev.project06.records.encryption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file with the keysets, each in Tink's JSON form under its name.
 */
final class KeysetFile {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final Path file;

	KeysetFile(Path file) {
		this.file = file;
	}

	Map<Secret, KeysetHandle> open() {
		try {
			if (Files.notExists(this.file)) {
				make();
			}
			return parse(Files.readAllBytes(this.file));
		}
		catch (IOException ex) {
			throw unusable("can neither be read nor made: " + ex);
		}
		catch (JacksonException | GeneralSecurityException ex) {
			throw unusable("is damaged; restore it, because nothing that was sealed can be opened without it");
		}
	}

	KeysetFileException unusable(String reason) {
		return new KeysetFileException(this.file, reason);
	}

	private static Map<Secret, KeysetHandle> parse(byte[] json) throws GeneralSecurityException {
		JsonNode root = MAPPER.readTree(json);
		Map<Secret, KeysetHandle> handles = new EnumMap<>(Secret.class);
		for (Secret secret : Secret.values()) {
			String keyset = root.path(secret.label()).toString();
			handles.put(secret, TinkJsonProtoKeysetFormat.parseKeyset(keyset, secret.configuration(),
					InsecureSecretKeyAccess.get()));
		}
		return handles;
	}

	/**
	 * Whole or not at all, and never over a file that another process made meanwhile.
	 */
	private void make() throws IOException, GeneralSecurityException {
		Path directory = this.file.toAbsolutePath().getParent();
		Files.createDirectories(directory);
		Path draft = Files.createTempFile(directory, "records-keysets", ".tmp",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			write(draft);
			Files.createLink(this.file, draft);
		}
		catch (FileAlreadyExistsException ex) {
			// The other process was first: its keys hold
			return;
		}
		finally {
			Files.delete(draft);
		}
	}

	private static void write(Path draft) throws IOException, GeneralSecurityException {
		ObjectNode root = MAPPER.createObjectNode();
		for (Secret secret : Secret.values()) {
			KeysetHandle handle = KeysetHandle.generateNew(secret.parameters(), secret.configuration());
			root.set(secret.label(), MAPPER.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(handle,
					secret.configuration(), InsecureSecretKeyAccess.get())));
		}
		try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(root.toPrettyString().getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
	}

}
