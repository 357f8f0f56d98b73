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
 * Seals personal identification numbers and what else is kept of persons, each person's
 * with a data key of its own, and each for one place only. Keeps no key: who has lost the
 * {@link WrappedKey} of a person has lost the numbers.
 */
public final class FieldCipher {

	private static final Configuration CONFIGURATION = AeadConfig2026.get();

	private final Aead keyEncryption;

	private final int primary;

	FieldCipher(Aead keyEncryption, int primary) {
		this.keyEncryption = keyEncryption;
		this.primary = primary;
	}

	/**
	 * Makes a data key for a person who has none.
	 * @param person id of the person
	 * @return the key, to be stored before anything is sealed with it
	 */
	public WrappedKey newKey(String person) {
		try {
			return wrap(person, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CONFIGURATION));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No data key can be made", ex);
		}
	}

	/**
	 * Seals a data key anew with the first key-encryption key. What was sealed with the
	 * data key stays as it is.
	 * @param key the data key
	 * @return the same key, sealed anew
	 * @throws WrongKeyException when it cannot be opened
	 */
	public WrappedKey rewrap(WrappedKey key) {
		KeysetHandle opened = open(key);
		try {
			return wrap(key.person(), opened);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No data key can be sealed", ex);
		}
	}

	private WrappedKey wrap(String person, KeysetHandle key) throws GeneralSecurityException {
		return new WrappedKey(person, encode(
				TinkProtoKeysetFormat.serializeEncryptedKeyset(key, this.keyEncryption, bytes(person), CONFIGURATION)),
				this.primary);
	}

	/**
	 * Seals a number for a place: a dossier, or the entry of the person.
	 * @param key data key of the person
	 * @param citizen the number
	 * @param place code of the dossier or id of the person
	 * @return the sealed number, another one at each call
	 * @throws WrongKeyException when the data key cannot be opened
	 */
	public SealedPin seal(WrappedKey key, CitizenId citizen, String place) {
		Aead data = unwrap(key);
		try {
			return new SealedPin(encode(data.encrypt(bytes(citizen.digits()), bound(place))));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No number can be sealed", ex);
		}
	}

	/**
	 * Opens the number of a place.
	 * @param key data key of the person
	 * @param pin the sealed number
	 * @param place code of the dossier or id of the person
	 * @return the number
	 * @throws WrongKeyException when the data key or the number cannot be opened
	 */
	public CitizenId open(WrappedKey key, SealedPin pin, String place) {
		Aead data = unwrap(key);
		try {
			byte[] digits = data.decrypt(Base64.getUrlDecoder().decode(pin.sealed()), bound(place));
			return CitizenId.of(new String(digits, StandardCharsets.US_ASCII));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new WrongKeyException("The number of " + place);
		}
	}

	/**
	 * Seals a text about a person.
	 * @param key data key of the person
	 * @param text the text
	 * @param place where it is kept; moved elsewhere, it does not open
	 * @return the sealed text, another one at each call
	 * @throws WrongKeyException when the data key cannot be opened
	 */
	public String sealText(WrappedKey key, String text, String place) {
		Aead data = unwrap(key);
		try {
			return encode(data.encrypt(bytes(text), bytes("text " + place)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No text can be sealed", ex);
		}
	}

	/**
	 * Opens a text about a person.
	 * @param key data key of the person
	 * @param sealed the sealed text
	 * @param place where it is kept
	 * @return the text
	 * @throws WrongKeyException when the data key or the text cannot be opened
	 */
	public String openText(WrappedKey key, String sealed, String place) {
		Aead data = unwrap(key);
		try {
			return new String(data.decrypt(Base64.getUrlDecoder().decode(sealed), bytes("text " + place)),
					StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new WrongKeyException("The text of " + place);
		}
	}

	private Aead unwrap(WrappedKey key) {
		try {
			return open(key).getPrimitive(CONFIGURATION, Aead.class);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A data key is of another kind than the service uses", ex);
		}
	}

	private KeysetHandle open(WrappedKey key) {
		try {
			return TinkProtoKeysetFormat.parseEncryptedKeyset(Base64.getUrlDecoder().decode(key.sealed()),
					this.keyEncryption, bytes(key.person()), CONFIGURATION);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new WrongKeyException("The data key of a person");
		}
	}

	private static byte[] bound(String place) {
		return bytes("pin " + place);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String encode(byte[] sealed) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
	}

}
