package dev.project06.records.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;

/**
 * A text that a key and a domain make of a message.
 */
final class KeyedText {

	/** 128 bits: two of 100 million people share a text with a chance below 1e-22. */
	private static final int BYTES = 16;

	private final Prf primary;

	private final List<Prf> others;

	private final String domain;

	KeyedText(PrfSet keys, String domain) throws GeneralSecurityException {
		Map<Integer, Prf> prfs = keys.getPrfs();
		this.primary = Objects.requireNonNull(prfs.get(keys.getPrimaryId()));
		this.others = prfs.entrySet()
			.stream()
			.filter((entry) -> entry.getKey() != keys.getPrimaryId())
			.map(Map.Entry::getValue)
			.toList();
		this.domain = domain;
	}

	String of(String message) {
		return text(this.primary, message);
	}

	/** The texts by the keys that are no longer or not yet the first. */
	List<String> others(String message) {
		return this.others.stream().map((key) -> text(key, message)).toList();
	}

	private String text(Prf key, String message) {
		byte[] input = (this.domain + '\0' + message).getBytes(StandardCharsets.US_ASCII);
		try {
			return Base64.getUrlEncoder().withoutPadding().encodeToString(key.compute(input, BYTES));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The keyed function does not work", ex);
		}
	}

}
