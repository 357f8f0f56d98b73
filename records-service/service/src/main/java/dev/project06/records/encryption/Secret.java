package dev.project06.records.encryption;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;

/**
 * The keysets that the service keeps secret.
 */
public enum Secret {

	/** Seals the data keys of persons. */
	KEY_ENCRYPTION("keyEncryption", PredefinedAeadParameters.AES256_GCM),

	/** Finds persons by their numbers. */
	BLIND_INDEX("blindIndex", PredefinedPrfParameters.HMAC_SHA256_PRF),

	/** Names persons in events; never changed. */
	PSEUDONYM("pseudonym", PredefinedPrfParameters.HMAC_SHA256_PRF);

	private final String label;

	private final Parameters parameters;

	Secret(String label, Parameters parameters) {
		this.label = label;
		this.parameters = parameters;
	}

	String label() {
		return this.label;
	}

	Parameters parameters() {
		return this.parameters;
	}

	Configuration configuration() {
		return (this == KEY_ENCRYPTION) ? AeadConfig2026.get() : PrfConfig2026.get();
	}

}
