package dev.project06.records.attachment;

/**
 * A dossier has the same file as the same component already.
 */
public final class DuplicateAttachmentException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String attachment;

	DuplicateAttachmentException(String attachment) {
		super("The file is attachment " + attachment + " already");
		this.attachment = attachment;
	}

	/**
	 * Where the file is.
	 * @return identifier of the attachment that has it
	 */
	public String attachment() {
		return this.attachment;
	}

}
