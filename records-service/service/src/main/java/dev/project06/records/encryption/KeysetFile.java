package dev.project06.records.encryption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file with the keysets, each in Tink's JSON form under its name. It is always whole:
 * what is written goes to a draft first, is forced to the disk, and takes its name then.
 */
final class KeysetFile {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final String SIGNING = "ledgerSigning";

	/** Within a process; between processes the lock file does it. */
	private static final ReentrantLock CHANGING = new ReentrantLock();

	private final Path file;

	KeysetFile(Path file) {
		this.file = file.toAbsolutePath();
	}

	/** Makes the file when there is none, and what an older one lacks. */
	String open() {
		try {
			if (Files.notExists(this.file)) {
				make();
			}
			String content = Files.readString(this.file);
			parse(content);
			if (!MAPPER.readTree(content).has(SIGNING)) {
				change((root) -> root.putIfAbsent(SIGNING, signingKey()) == null);
				return Files.readString(this.file);
			}
			return content;
		}
		catch (IOException ex) {
			throw unusable("can neither be read nor made: " + ex);
		}
		catch (GeneralSecurityException ex) {
			throw unusable("cannot be made: " + ex);
		}
	}

	/** Never makes a file: one that has gone missing has to come back. */
	String read() {
		try {
			return Files.readString(this.file);
		}
		catch (IOException ex) {
			throw unusable("cannot be read: " + ex);
		}
	}

	Map<Secret, KeysetHandle> parse(String json) {
		try {
			JsonNode root = MAPPER.readTree(json);
			Map<Secret, KeysetHandle> handles = new EnumMap<>(Secret.class);
			for (Secret secret : Secret.values()) {
				handles.put(secret, handle(root, secret));
			}
			return handles;
		}
		catch (JacksonException | GeneralSecurityException ex) {
			throw unusable("is damaged; restore it, because nothing that was sealed can be opened without it");
		}
	}

	/** The key that vouches for the end of the ledger. */
	ECKey signing(String json) {
		try {
			return ECKey.parse(MAPPER.readTree(json).path(SIGNING).toString());
		}
		catch (JacksonException | ParseException ex) {
			throw unusable("is damaged: it holds no key to sign the ledger with");
		}
	}

	/**
	 * Replaces one keyset, alone among all processes that share the file.
	 * @param change gives the new keyset, or nothing to leave it as it is
	 */
	void change(Secret secret, Change change) {
		change((root) -> {
			KeysetHandle changed = change.of(handle(root, secret));
			if (changed != null) {
				root.set(secret.label(), json(changed, secret));
			}
			return changed != null;
		});
	}

	private void change(Edit edit) {
		CHANGING.lock();
		try (FileChannel lock = FileChannel.open(this.file.resolveSibling("records-keysets.lock"),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE); var held = lock.lock()) {
			if (!held.isValid() || !(MAPPER.readTree(read()) instanceof ObjectNode root)) {
				throw unusable("cannot be changed");
			}
			if (edit.changes(root)) {
				replace(root);
			}
		}
		catch (IOException | GeneralSecurityException ex) {
			throw unusable("cannot be changed: " + ex);
		}
		catch (JacksonException ex) {
			throw unusable("is damaged");
		}
		finally {
			CHANGING.unlock();
		}
	}

	KeysetFileException unusable(String reason) {
		return new KeysetFileException(this.file, reason);
	}

	private static KeysetHandle handle(JsonNode root, Secret secret) throws GeneralSecurityException {
		return TinkJsonProtoKeysetFormat.parseKeyset(root.path(secret.label()).toString(), secret.configuration(),
				InsecureSecretKeyAccess.get());
	}

	private static JsonNode json(KeysetHandle handle, Secret secret) throws GeneralSecurityException {
		return MAPPER.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(handle, secret.configuration(),
				InsecureSecretKeyAccess.get()));
	}

	/** Never over a file that another process made meanwhile. */
	private void make() throws IOException, GeneralSecurityException {
		ObjectNode root = MAPPER.createObjectNode();
		for (Secret secret : Secret.values()) {
			root.set(secret.label(),
					json(KeysetHandle.generateNew(secret.parameters(), secret.configuration()), secret));
		}
		root.set(SIGNING, signingKey());
		Files.createDirectories(directory());
		Path draft = draft(root);
		try {
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

	private static JsonNode signingKey() throws GeneralSecurityException {
		try {
			ECKey key = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.ES256)
				.keyIDFromThumbprint(true)
				.generate();
			return MAPPER.readTree(key.toJSONString());
		}
		catch (JOSEException ex) {
			throw new GeneralSecurityException(ex);
		}
	}

	private void replace(ObjectNode root) throws IOException {
		Path draft = draft(root);
		try {
			Files.move(draft, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(draft);
		}
		try (FileChannel directory = FileChannel.open(directory())) {
			directory.force(true);
		}
	}

	private Path draft(ObjectNode root) throws IOException {
		Path draft = Files.createTempFile(directory(), "records-keysets", ".tmp",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(root.toPrettyString().getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
		return draft;
	}

	private Path directory() {
		Path parent = this.file.getParent();
		return (parent != null) ? parent : this.file;
	}

	/**
	 * What becomes of a keyset.
	 */
	@FunctionalInterface
	interface Change {

		@Nullable KeysetHandle of(KeysetHandle present) throws GeneralSecurityException;

	}

	@FunctionalInterface
	private interface Edit {

		boolean changes(ObjectNode root) throws GeneralSecurityException;

	}

}
