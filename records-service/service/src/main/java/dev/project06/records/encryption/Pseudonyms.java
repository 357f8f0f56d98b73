package dev.project06.records.encryption;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.prf.PrfSet;
import dev.project06.identity.api.CitizenId;

/**
 * Names a person in events: the same text for the same number, made with another key than
 * the blind index, so that neither leads to the other.
 */
public final class Pseudonyms {

	private final KeyedText text;

	Pseudonyms(PrfSet prf) throws GeneralSecurityException {
		this.text = new KeyedText(prf, "records/holder/v1");
	}

	/**
	 * The pseudonym of a number.
	 * @param citizen the number
	 * @return 22 characters of base64url
	 */
	public String of(CitizenId citizen) {
		return this.text.of(citizen.digits());
	}

}
