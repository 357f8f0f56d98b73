package dev.project06.records.attachment;

/**
 * The store has lost a part of a file.
 */
public final class MissingChunkException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	MissingChunkException(String file, int chunk) {
		super("File " + file + " lacks chunk " + chunk);
	}

}
