package dev.project06.records.store;

import java.util.List;
import java.util.Optional;

import dev.project06.records.dossier.DossierCode;
import dev.project06.records.encryption.WrappedKey;
import org.jspecify.annotations.Nullable;

/**
 * A person with dossiers, or somebody of whom there is only a claim. What is kept can be
 * read with the data key only.
 *
 * @param id an id without meaning, by which dossiers name the person
 * @param kept what is kept of the person; nothing once the person was erased
 * @param subject pairwise subject at VNeID, once the person has logged in
 */
public record Person(String id, @Nullable Kept kept, @Nullable String subject) {

	/** What the id of a claim begins with; the code of its dossier follows. */
	static final String CLAIM = "claim:";

	/** What follows all ids of claims. */
	static final String BEHIND_CLAIMS = "claim;";

	/**
	 * The id of the claim on a dossier.
	 * @param dossier code of the dossier
	 * @return the id
	 */
	public static String claimOn(DossierCode dossier) {
		return CLAIM + dossier.text();
	}

	/**
	 * The dossier that a claim is on.
	 * @return the code of the dossier, or nothing for a person whose number is known
	 */
	public Optional<DossierCode> claimed() {
		return isClaim(this.id) ? Optional.of(new DossierCode(this.id.substring(CLAIM.length()))) : Optional.empty();
	}

	/**
	 * Whether an id is that of a claim.
	 * @param id the id
	 * @return whether it is
	 */
	public static boolean isClaim(String id) {
		return id.startsWith(CLAIM);
	}

	/**
	 * What is kept of a person.
	 *
	 * @param key the data key of the person
	 * @param sealed the number or the claim, sealed with it for the id
	 * @param index the blind indexes of the numbers in it: one each, and two while the
	 * key of the index is changed; none for a claim without a number
	 */
	public record Kept(WrappedKey key, String sealed, Index index) {
	}

	/**
	 * How the numbers are found.
	 *
	 * @param blinds blind indexes of the numbers
	 * @param by id of the key that made the first of them
	 */
	public record Index(List<String> blinds, int by) {

		public Index {
			blinds = List.copyOf(blinds);
		}

	}

}
