package dev.project06.identity.number;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

import com.google.crypto.tink.DeterministicAead;
import dev.project06.identity.api.CitizenId;

/**
 * Numbers as the store may hold them: sealed under a key that stays with the service, and
 * the same each time, so that what belongs to a number can be found by it. One sealed
 * number takes 44 characters of base64url. Safe for use by many threads.
 */
public final class SealedNumbers {

	private static final byte[] USE = "identity/number/v1".getBytes(StandardCharsets.UTF_8);

	private static final byte[] TEXT = "identity/text/v1".getBytes(StandardCharsets.UTF_8);

	private static final byte[] FINGERPRINT = "identity/fingerprint/v1".getBytes(StandardCharsets.UTF_8);

	private final DeterministicAead cipher;

	SealedNumbers(DeterministicAead cipher) {
		this.cipher = cipher;
	}

	/**
	 * Seals a number.
	 * @param citizenId the number
	 * @return what may be stored and compared
	 */
	public String seal(CitizenId citizenId) {
		return encode(citizenId.digits().getBytes(StandardCharsets.US_ASCII), USE);
	}

	/**
	 * Opens a sealed number.
	 * @param sealed what was stored, or sent by somebody
	 * @return nothing when it was not sealed here
	 */
	public Optional<CitizenId> open(String sealed) {
		try {
			byte[] digits = this.cipher.decryptDeterministically(Base64.getUrlDecoder().decode(sealed), USE);
			return Optional.of(CitizenId.of(new String(digits, StandardCharsets.US_ASCII)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Seals a text that holds numbers or names.
	 * @param text the text
	 * @return what may be stored and compared
	 */
	public String sealText(String text) {
		return encode(text.getBytes(StandardCharsets.UTF_8), TEXT);
	}

	/**
	 * Opens a sealed text.
	 * @param sealed what was stored
	 * @return nothing when it was not sealed here
	 */
	public Optional<String> openText(String sealed) {
		try {
			return Optional
				.of(new String(this.cipher.decryptDeterministically(Base64.getUrlDecoder().decode(sealed), TEXT),
						StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Marks a text: the same text has the same mark for the same use, two uses cannot be
	 * compared, and no mark leads back to its text.
	 * @param use what the mark is for
	 * @param text what is marked, such as a phone number
	 * @return 28 characters of base64url
	 */
	public String mark(String use, String text) {
		return encode(new byte[0], ("identity/mark/" + use + '\n' + text).getBytes(StandardCharsets.UTF_8));
	}

	/** Tells this key from others and says nothing about it. */
	String fingerprint() {
		return encode(new byte[0], FINGERPRINT);
	}

	private String encode(byte[] plain, byte[] use) {
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(this.cipher.encryptDeterministically(plain, use));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The number cannot be sealed", ex);
		}
	}

}
