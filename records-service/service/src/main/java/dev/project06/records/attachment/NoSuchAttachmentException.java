package dev.project06.records.attachment;

/**
 * The dossier has no such attachment.
 */
public final class NoSuchAttachmentException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	NoSuchAttachmentException() {
		super("The dossier has no such attachment");
	}

}
