package dev.project06.records.store;

import dev.project06.records.encryption.WrappedKey;
import org.jspecify.annotations.Nullable;

/**
 * A person with dossiers, known by the blind index only.
 *
 * @param key the data key of the person, bound to the blind index
 * @param subject pairwise subject at VNeID, once the person has logged in
 */
public record Person(WrappedKey key, @Nullable String subject) {

	/**
	 * The blind index.
	 * @return the blind index
	 */
	public String blind() {
		return this.key.blind();
	}

}
