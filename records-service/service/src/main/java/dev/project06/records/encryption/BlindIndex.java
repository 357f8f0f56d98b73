package dev.project06.records.encryption;

import com.google.crypto.tink.prf.PrfSet;
import dev.project06.identity.api.CitizenId;

/**
 * Finds what belongs to a person without knowing the number: the same text for the same
 * number, and nothing about the number for whoever lacks the key.
 */
public final class BlindIndex {

	private final KeyedText text;

	BlindIndex(PrfSet prf) {
		this.text = new KeyedText(prf, "records/blind-index/v1");
	}

	/**
	 * The blind index of a number.
	 * @param citizen the number
	 * @return 22 characters of base64url
	 */
	public String of(CitizenId citizen) {
		return this.text.of(citizen.digits());
	}

}
