package dev.project06.identity.number;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig2026;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;

/**
 * The key that seals numbers, as a Tink keyset in a file that only its owner can read.
 */
final class NumberKeyFile {

	private static final Configuration CONFIGURATION = DeterministicAeadConfig2026.get();

	private NumberKeyFile() {
	}

	/** Reads the key, or makes one when there is no file yet. */
	static SealedNumbers open(Path file) {
		try {
			if (Files.notExists(file)) {
				make(file);
			}
			KeysetHandle keyset = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), CONFIGURATION,
					InsecureSecretKeyAccess.get());
			return new SealedNumbers(keyset.getPrimitive(CONFIGURATION, DeterministicAead.class));
		}
		catch (IOException ex) {
			throw new NumberKeyException(file, "can neither be read nor made: " + ex);
		}
		catch (GeneralSecurityException ex) {
			throw new NumberKeyException(file,
					"is damaged; restore it, because nobody in the store is found without it");
		}
	}

	/** Whole or not at all, and never over a file that another process made meanwhile. */
	private static void make(Path file) throws IOException, GeneralSecurityException {
		KeysetHandle keyset = KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV, CONFIGURATION);
		String json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, CONFIGURATION, InsecureSecretKeyAccess.get());
		Path folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		Path draft = Files.createTempFile(folder, "number-key", ".tmp",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			Files.writeString(draft, json, StandardCharsets.UTF_8);
			Files.createLink(file, draft);
		}
		catch (FileAlreadyExistsException ex) {
			// The other process was first: its key holds
			return;
		}
		finally {
			Files.delete(draft);
		}
	}

}
