package dev.project06.identity.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
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
 * The keys of receipts as a JWK set in a file that only its owner can read. The first key
 * signs. One with a private part after it is the next one, published ahead. The rest are
 * retired: their private part is gone, their public part stays for ever, so that old
 * receipts can be checked.
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
			if (keys.getKeys().isEmpty() || !canSign(keys.getKeys().getFirst())) {
				throw new UnreadableKeysException(file, "hold a key that cannot sign", null);
			}
			if (!keys.getKeys().stream().allMatch(KeyFile::canCheck)) {
				throw new UnreadableKeysException(file, "hold a key that is none of receipts", null);
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

	static boolean canSign(JWK key) {
		return canCheck(key) && key.isPrivate();
	}

	private static boolean canCheck(JWK key) {
		return key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()) && ec.getKeyID() != null;
	}

	private static void create(Path file) throws IOException {
		write(file, new JWKSet(newKey(Instant.now())));
	}

	/** Whole or not at all. */
	static void write(Path file, JWKSet keys) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		Path draft = Files.createTempFile(folder, "receipt-keys", ".new",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		try {
			Files.writeString(draft, keys.toString(false), StandardCharsets.UTF_8);
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	static ECKey newKey(Instant now) {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString())
				.keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.ES256)
				.issueTime(Date.from(now))
				.generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("Every Java platform has P-256", ex);
		}
	}

}
