package dev.project06.records.filing;

/**
 * A field says something that cannot be filed.
 */
public final class RefusedFieldException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final String check;

	/**
	 * Refuses a field.
	 * @param field the name of the field
	 * @param check the name of the check, also the key of its text
	 */
	public RefusedFieldException(String field, String check) {
		super(field + " fails " + check);
		this.field = field;
		this.check = check;
	}

	/**
	 * Where it stands.
	 * @return the name of the field
	 */
	public String field() {
		return this.field;
	}

	/**
	 * The check that failed.
	 * @return the name of the check
	 */
	public String check() {
		return this.check;
	}

}
