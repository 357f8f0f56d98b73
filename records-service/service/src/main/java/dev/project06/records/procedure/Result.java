package dev.project06.records.procedure;

/**
 * What a procedure ends in (kết quả giải quyết).
 *
 * @param code its code, 1 to 40 characters
 * @param nameVi Vietnamese name
 * @param nameEn English name
 * @param form what the citizen gets
 */
public record Result(String code, String nameVi, String nameEn, Form form) {

	/**
	 * What the citizen gets.
	 */
	public enum Form {

		/** A paper that the law asks for, also when there is an electronic result. */
		PAPER,

		/** An electronic result suffices. */
		ELECTRONIC

	}

}
