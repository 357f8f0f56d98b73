package dev.project06.records.encryption;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;

/**
 * The secret keys of the service, from one file: a keyset that seals the data keys of
 * persons, one for the blind index and one for the pseudonyms.
 *
 * @param blindIndex finds what belongs to a person
 * @param pseudonyms names persons in events
 * @param fieldCipher seals numbers
 * @param textCipher seals what is no person's
 * @param fingerprint tells these keys from others and says nothing about them; a store
 * that keeps it can refuse to be used with another file
 */
public record Keysets(BlindIndex blindIndex, Pseudonyms pseudonyms, FieldCipher fieldCipher, TextCipher textCipher,
		String fingerprint) {

	/**
	 * Opens the keysets of a directory, which are made when it has none.
	 * @param dataDir the directory, made when it does not exist
	 * @return the keysets
	 * @throws KeysetFileException when the file can neither be read nor made
	 */
	public static Keysets open(Path dataDir) {
		KeysetFile file = new KeysetFile(dataDir.resolve("records-keysets.json"));
		try {
			return of(file.open());
		}
		catch (GeneralSecurityException ex) {
			throw file.unusable("holds a key of another kind than the service uses");
		}
	}

	static Keysets of(Map<Secret, KeysetHandle> secrets) throws GeneralSecurityException {
		PrfSet blindIndex = primitive(secrets, Secret.BLIND_INDEX, PrfSet.class);
		PrfSet pseudonym = primitive(secrets, Secret.PSEUDONYM, PrfSet.class);
		return new Keysets(new BlindIndex(blindIndex), new Pseudonyms(pseudonym),
				new FieldCipher(primitive(secrets, Secret.KEY_ENCRYPTION, Aead.class)), new TextCipher(pseudonym),
				new KeyedText(blindIndex, "records/fingerprint/v1").of(""));
	}

	private static <T> T primitive(Map<Secret, KeysetHandle> secrets, Secret secret, Class<T> type)
			throws GeneralSecurityException {
		KeysetHandle handle = secrets.get(secret);
		if (handle == null) {
			throw new GeneralSecurityException(secret + " is missing");
		}
		return handle.getPrimitive(secret.configuration(), type);
	}

}
