package dev.project06.records.attachment.content;

/**
 * A file is not taken, because of what it holds or what it is called.
 */
public final class RefusedFileException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final String check;

	private RefusedFileException(String field, String check) {
		super("The file fails " + check);
		this.field = field;
		this.check = check;
	}

	static RefusedFileException content(String check) {
		return new RefusedFileException("body", "file-" + check);
	}

	static RefusedFileException name(String check) {
		return new RefusedFileException("Content-Disposition", "file-name-" + check);
	}

	/**
	 * What is wrong: the content or the name.
	 * @return {@code body} or {@code Content-Disposition}
	 */
	public String field() {
		return this.field;
	}

	/**
	 * The check that failed.
	 * @return its name, which is also the key of its text
	 */
	public String check() {
		return this.check;
	}

}
