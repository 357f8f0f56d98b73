package dev.project06.identity.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

/**
 * The signing keys as a JWK set in a file that only its owner can read. The first key
 * signs; the others are there for receipts that are still in use.
 */
final class KeyFile {

	private KeyFile() {
	}

	/** Reads the keys, or makes them when there is no file yet. */
	static JWKSet open(Path file) {
		try {
			if (!Files.exists(file)) {
				create(file);
			}
			JWKSet keys = JWKSet.parse(Files.readString(file));
			if (keys.getKeys().isEmpty() || !keys.getKeys().stream().allMatch(KeyFile::canSign)) {
				throw new UnreadableKeysException(file, "hold a key that cannot sign", null);
			}
			return keys;
		}
		catch (ParseException ex) {
			throw new UnreadableKeysException(file, "are no JWK set", null);
		}
		catch (IOException ex) {
			throw new UnreadableKeysException(file, "cannot be read or written: " + ex, ex);
		}
	}

	private static boolean canSign(JWK key) {
		return key instanceof ECKey ec && ec.isPrivate() && Curve.P_256.equals(ec.getCurve()) && ec.getKeyID() != null;
	}

	private static void create(Path file) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		Path draft = Files.createTempFile(folder, "receipt-keys", ".new",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			Files.writeString(draft, new JWKSet(newKey()).toString(false), StandardCharsets.UTF_8);
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	private static ECKey newKey() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString())
				.keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.ES256)
				.generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("Every Java platform has P-256", ex);
		}
	}

}
