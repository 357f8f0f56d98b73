package dev.project06.records.encryption;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

import com.google.crypto.tink.prf.PrfSet;
import dev.project06.identity.api.CitizenId;

/**
 * Finds what belongs to a person without knowing the number: the same text for the same
 * number, and nothing about the number for whoever lacks the key. While the key is
 * changed there are two texts.
 */
public final class BlindIndex {

	private final KeyedText text;

	BlindIndex(PrfSet keys) throws GeneralSecurityException {
		this.text = new KeyedText(keys, "records/blind-index/v1");
	}

	/**
	 * The blind index of a number.
	 * @param citizen the number
	 * @return 22 characters of base64url
	 */
	public String of(CitizenId citizen) {
		return this.text.of(citizen.digits());
	}

	/**
	 * All blind indexes of a number.
	 * @param citizen the number
	 * @return the one of {@link #of} first, then the one by the key that is on its way
	 * out, if there is one
	 */
	public List<String> all(CitizenId citizen) {
		return all(citizen.digits());
	}

	/**
	 * All blind indexes of a number of a paper card, none of which any personal number
	 * has.
	 * @param oldNumber the 9 digits
	 * @return as {@link #all(CitizenId)}
	 */
	public List<String> allOfOld(String oldNumber) {
		return all("old " + oldNumber);
	}

	private List<String> all(String message) {
		List<String> texts = new ArrayList<>();
		texts.add(this.text.of(message));
		texts.addAll(this.text.others(message));
		return List.copyOf(texts);
	}

}
