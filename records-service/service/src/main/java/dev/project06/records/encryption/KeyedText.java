package dev.project06.records.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.google.crypto.tink.prf.PrfSet;

/**
 * A text that a key and a domain make of a message.
 */
final class KeyedText {

	/** 128 bits: two of 100 million people share a text with a chance below 1e-22. */
	private static final int BYTES = 16;

	private final PrfSet prf;

	private final String domain;

	KeyedText(PrfSet prf, String domain) {
		this.prf = prf;
		this.domain = domain;
	}

	String of(String message) {
		byte[] input = (this.domain + '\0' + message).getBytes(StandardCharsets.US_ASCII);
		try {
			return Base64.getUrlEncoder().withoutPadding().encodeToString(this.prf.computePrimary(input, BYTES));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The keyed function does not work", ex);
		}
	}

}
