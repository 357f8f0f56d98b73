package dev.project06.records.attachment.scan;

import org.jspecify.annotations.Nullable;

/**
 * The scanner does not answer, or not in its protocol.
 */
final class ScannerAwayException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	ScannerAwayException(String reason, @Nullable Throwable cause) {
		super("The scanner cannot be asked: " + reason, cause);
	}

}
