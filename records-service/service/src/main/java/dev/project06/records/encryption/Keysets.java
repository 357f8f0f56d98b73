package dev.project06.records.encryption;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;

/**
 * The secret keys of the service as they stood in the file when it was read. Whoever
 * seals or looks up uses one of these from beginning to end.
 *
 * @param blindIndex finds what belongs to a person
 * @param pseudonyms names persons in events
 * @param fieldCipher seals numbers
 * @param textCipher seals what is no person's
 * @param keys ids of the keys, the one in use first
 * @param fingerprint tells these keys from those of another file and says nothing about
 * them; the same before and after a rotation
 */
public record Keysets(BlindIndex blindIndex, Pseudonyms pseudonyms, FieldCipher fieldCipher, TextCipher textCipher,
		Map<Secret, List<Integer>> keys, String fingerprint) {

	static Keysets of(Map<Secret, KeysetHandle> secrets) throws GeneralSecurityException {
		PrfSet blindIndex = primitive(secrets, Secret.BLIND_INDEX, PrfSet.class);
		PrfSet pseudonym = primitive(secrets, Secret.PSEUDONYM, PrfSet.class);
		Map<Secret, List<Integer>> keys = new EnumMap<>(Secret.class);
		secrets.forEach((secret, handle) -> keys.put(secret, ids(handle)));
		Aead keyEncryption = primitive(secrets, Secret.KEY_ENCRYPTION, Aead.class);
		return new Keysets(new BlindIndex(blindIndex), new Pseudonyms(pseudonym),
				new FieldCipher(keyEncryption, Objects.requireNonNull(keys.get(Secret.KEY_ENCRYPTION)).getFirst()),
				new TextCipher(pseudonym), Map.copyOf(keys), new KeyedText(pseudonym, "records/fingerprint/v1").of(""));
	}

	private static List<Integer> ids(KeysetHandle handle) {
		int primary = handle.getPrimary().getId();
		int[] others = IntStream.range(0, handle.size())
			.map((i) -> handle.getAt(i).getId())
			.filter((id) -> id != primary)
			.toArray();
		return IntStream.concat(IntStream.of(primary), Arrays.stream(others)).boxed().toList();
	}

	/**
	 * The id of the key in use.
	 * @param secret which keyset
	 * @return the id
	 */
	public int primary(Secret secret) {
		return Objects.requireNonNull(this.keys.get(secret)).getFirst();
	}

	/**
	 * Whether a key is there.
	 * @param secret which keyset
	 * @param key id of the key
	 * @return whether it is, in use or not
	 */
	public boolean holds(Secret secret, int key) {
		return Objects.requireNonNull(this.keys.get(secret)).contains(key);
	}

	private static <T> T primitive(Map<Secret, KeysetHandle> secrets, Secret secret, Class<T> type)
			throws GeneralSecurityException {
		KeysetHandle handle = secrets.get(secret);
		if (handle == null) {
			throw new GeneralSecurityException(secret + " is missing");
		}
		return handle.getPrimitive(secret.configuration(), type);
	}

	/** Nothing of the keys. */
	@Override
	public String toString() {
		return "Keysets[" + this.fingerprint + "]";
	}

}
