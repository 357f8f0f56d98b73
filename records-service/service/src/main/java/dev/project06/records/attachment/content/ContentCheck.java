package dev.project06.records.attachment.content;

/**
 * Follows a file of one kind from its first byte to its last. Refuses it with a
 * {@link RefusedFileException} as soon as it can.
 */
sealed interface ContentCheck extends AutoCloseable permits PdfCheck, PngCheck, JpegCheck, OfficeCheck {

	void accept(byte[] bytes);

	/** No more bytes follow. */
	void end();

	@Override
	default void close() {
	}

}
