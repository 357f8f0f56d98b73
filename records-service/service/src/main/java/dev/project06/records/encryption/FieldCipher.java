package dev.project06.records.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.project06.identity.api.CitizenId;

/**
 * Seals personal identification numbers, each person's with a data key of its own, and
 * each for one dossier only. Keeps no key: who has lost the {@link WrappedKey} of a
 * person has lost the numbers.
 */
public final class FieldCipher {

	private static final Configuration CONFIGURATION = AeadConfig2026.get();

	private final Aead keyEncryption;

	FieldCipher(Aead keyEncryption) {
		this.keyEncryption = keyEncryption;
	}

	/**
	 * Makes a data key for a person who has none.
	 * @param blind blind index of the person
	 * @return the key, to be stored before anything is sealed with it
	 */
	public WrappedKey newKey(String blind) {
		try {
			KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CONFIGURATION);
			byte[] sealed = TinkProtoKeysetFormat.serializeEncryptedKeyset(key, this.keyEncryption, bytes(blind),
					CONFIGURATION);
			return new WrappedKey(blind, encode(sealed));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No data key can be made", ex);
		}
	}

	/**
	 * Seals a number for a dossier.
	 * @param key data key of the person
	 * @param citizen the number
	 * @param dossier code of the dossier
	 * @return the sealed number, another one at each call
	 * @throws WrongKeyException when the data key cannot be opened
	 */
	public SealedPin seal(WrappedKey key, CitizenId citizen, String dossier) {
		Aead data = unwrap(key);
		try {
			return new SealedPin(encode(data.encrypt(bytes(citizen.digits()), place(dossier))));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No number can be sealed", ex);
		}
	}

	/**
	 * Opens the number of a dossier.
	 * @param key data key of the person
	 * @param pin the sealed number
	 * @param dossier code of the dossier
	 * @return the number
	 * @throws WrongKeyException when the data key or the number cannot be opened
	 */
	public CitizenId open(WrappedKey key, SealedPin pin, String dossier) {
		Aead data = unwrap(key);
		try {
			byte[] digits = data.decrypt(Base64.getUrlDecoder().decode(pin.sealed()), place(dossier));
			return CitizenId.of(new String(digits, StandardCharsets.US_ASCII));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new WrongKeyException("The number of dossier " + dossier);
		}
	}

	private Aead unwrap(WrappedKey key) {
		try {
			return TinkProtoKeysetFormat
				.parseEncryptedKeyset(Base64.getUrlDecoder().decode(key.sealed()), this.keyEncryption,
						bytes(key.blind()), CONFIGURATION)
				.getPrimitive(CONFIGURATION, Aead.class);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new WrongKeyException("The data key of a person");
		}
	}

	private static byte[] place(String dossier) {
		return bytes("pin " + dossier);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String encode(byte[] sealed) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
	}

}
