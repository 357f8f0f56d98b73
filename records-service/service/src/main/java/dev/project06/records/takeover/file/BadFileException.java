package dev.project06.records.takeover.file;

/**
 * A file cannot be read from some row on.
 */
public final class BadFileException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final String check;

	private final int row;

	/**
	 * A file cannot be read at all.
	 * @param field the column that is wrong; empty for the file as a whole
	 * @param check what is wrong
	 */
	BadFileException(String field, String check) {
		this(field, check, -1);
	}

	/**
	 * A file cannot be read from a row on.
	 * @param field the column that is wrong; empty for the file as a whole
	 * @param check what is wrong
	 * @param row number of the row in the import, from 0; -1 for what stands before the
	 * rows
	 */
	public BadFileException(String field, String check, int row) {
		super("The file fails " + check);
		this.field = field;
		this.check = check;
		this.row = row;
	}

	/**
	 * Where it is wrong.
	 * @return the column; empty for the file as a whole
	 */
	public String field() {
		return this.field;
	}

	/**
	 * What is wrong.
	 * @return the check
	 */
	public String check() {
		return this.check;
	}

	/**
	 * From where on.
	 * @return number of the row, or -1
	 */
	public int row() {
		return this.row;
	}

}
