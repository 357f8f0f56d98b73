package dev.project06.identity.receipt;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The signing keys cannot be read or made, so the service cannot start.
 */
final class UnreadableKeysException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	UnreadableKeysException(Path file, String reason, @Nullable Exception cause) {
		super("The receipt keys in " + file + " " + reason, cause);
	}

}
