package dev.project06.identity.number;

import java.nio.file.Path;

/**
 * The key that seals numbers cannot be had; the message is one line for whoever starts
 * the service.
 */
public final class NumberKeyException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	NumberKeyException(Path file, String reason) {
		super("The number key %s %s".formatted(file, reason));
	}

}
