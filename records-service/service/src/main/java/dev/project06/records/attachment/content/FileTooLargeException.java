package dev.project06.records.attachment.content;

/**
 * A file has more bytes than are taken.
 */
public final class FileTooLargeException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final long largest;

	/**
	 * Refuses a file.
	 * @param largest how many bytes are taken
	 */
	public FileTooLargeException(long largest) {
		super("The file has more than " + largest + " bytes");
		this.largest = largest;
	}

	/**
	 * How many bytes are taken.
	 * @return the limit
	 */
	public long largest() {
		return this.largest;
	}

}
