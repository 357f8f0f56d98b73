package dev.project06.records.encryption;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextCipherTests {

	private final PrfSet key = newKey();

	private final TextCipher cipher = cipher(this.key);

	@Test
	void opensWhatTheSameKeySealedForTheSamePlaceAndNothingElse() {
		String sealed = this.cipher.seal("whsec_x", "here");
		assertThat(sealed).doesNotContain("whsec").isNotEqualTo(this.cipher.seal("whsec_x", "here"));
		assertThat(cipher(this.key).open(sealed, "here")).isEqualTo("whsec_x");
		assertThatExceptionOfType(WrongKeyException.class).isThrownBy(() -> this.cipher.open(sealed, "there"));
		assertThatExceptionOfType(WrongKeyException.class).isThrownBy(() -> cipher(newKey()).open(sealed, "here"));
		assertThatExceptionOfType(WrongKeyException.class).isThrownBy(() -> this.cipher.open("x", "here"));
	}

	private static TextCipher cipher(PrfSet key) {
		try {
			return new TextCipher(key);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No cipher", ex);
		}
	}

	private static PrfSet newKey() {
		try {
			return KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get())
				.getPrimitive(PrfConfig2026.get(), PrfSet.class);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No key", ex);
		}
	}

}
