package dev.project06.records.attachment;

/**
 * A file is not given out: it has not been scanned, or not with a good result.
 */
public final class WithheldException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final Attachment.Scan scan;

	WithheldException(Attachment.Scan scan) {
		super("A file that is " + scan + " is not given out");
		this.scan = scan;
	}

	/**
	 * Why it is not.
	 * @return standing of the file with the scanner
	 */
	public Attachment.Scan scan() {
		return this.scan;
	}

}
