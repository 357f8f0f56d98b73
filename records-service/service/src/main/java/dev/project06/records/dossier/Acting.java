package dev.project06.records.dossier;

/**
 * Somebody files for another.
 *
 * @param capacity in what capacity
 * @param basis the paper it rests on, in words
 */
public record Acting(Capacity capacity, String basis) {

	/**
	 * The capacity in which somebody files for another.
	 */
	public enum Capacity {

		/** By mandate (ủy quyền). */
		MANDATE,

		/** As guardian of a child or of one who cannot act (giám hộ). */
		GUARDIAN

	}

}
