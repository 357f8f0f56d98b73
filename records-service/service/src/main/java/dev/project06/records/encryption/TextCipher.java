package dev.project06.records.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.util.SecretBytes;

/**
 * Seals texts that are no person's, each for one place only. The key is derived from one
 * that never changes, so that no rotation leaves a text behind.
 */
public final class TextCipher {

	private static final int KEY_BYTES = 32;

	private static final int IV_BYTES = 12;

	private static final int TAG_BYTES = 16;

	private final Aead aead;

	@AccessesPartialKey
	TextCipher(PrfSet prf) throws GeneralSecurityException {
		AesGcmParameters parameters = AesGcmParameters.builder()
			.setKeySizeBytes(KEY_BYTES)
			.setIvSizeBytes(IV_BYTES)
			.setTagSizeBytes(TAG_BYTES)
			.setVariant(AesGcmParameters.Variant.NO_PREFIX)
			.build();
		SecretBytes bytes = SecretBytes.copyFrom(prf.computePrimary(bytes("records/texts/v1"), KEY_BYTES),
				InsecureSecretKeyAccess.get());
		AesGcmKey key = AesGcmKey.builder().setParameters(parameters).setKeyBytes(bytes).build();
		this.aead = KeysetHandle.newBuilder()
			.addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
			.build()
			.getPrimitive(AeadConfig2026.get(), Aead.class);
	}

	/**
	 * Seals a text.
	 * @param text the text
	 * @param place where it is kept; moved elsewhere, it does not open
	 * @return the sealed text, another one at each call
	 */
	public String seal(String text, String place) {
		try {
			return Base64.getUrlEncoder().withoutPadding().encodeToString(this.aead.encrypt(bytes(text), bytes(place)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No text can be sealed", ex);
		}
	}

	/**
	 * Opens a text.
	 * @param sealed the sealed text
	 * @param place where it is kept
	 * @return the text
	 * @throws WrongKeyException when it cannot be opened
	 */
	public String open(String sealed, String place) {
		try {
			return new String(this.aead.decrypt(Base64.getUrlDecoder().decode(sealed), bytes(place)),
					StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new WrongKeyException("The text of " + place);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
