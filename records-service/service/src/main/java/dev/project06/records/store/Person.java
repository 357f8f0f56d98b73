package dev.project06.records.store;

import java.util.List;

import dev.project06.records.encryption.WrappedKey;
import org.jspecify.annotations.Nullable;

/**
 * A person with dossiers. What is kept of the number can be read with the data key only.
 *
 * @param id an id without meaning, by which dossiers name the person
 * @param kept what is kept of the number; nothing once the person was erased
 * @param subject pairwise subject at VNeID, once the person has logged in
 */
public record Person(String id, @Nullable Kept kept, @Nullable String subject) {

	/**
	 * What is kept of the number.
	 *
	 * @param key the data key of the person
	 * @param number the number, sealed with it for the id
	 * @param index the blind indexes of the number: one, and two while the key of the
	 * index is changed
	 */
	public record Kept(WrappedKey key, String number, Index index) {
	}

	/**
	 * How the number is found.
	 *
	 * @param blinds blind indexes of the number
	 * @param by id of the key that made the first of them
	 */
	public record Index(List<String> blinds, int by) {

		public Index {
			blinds = List.copyOf(blinds);
		}

	}

}
