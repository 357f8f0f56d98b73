package dev.project06.local.services;

import java.nio.file.Path;

/**
 * A part has not been packaged yet; the message is one line for the person who starts the
 * suite.
 */
public final class NotBuiltException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotBuiltException(String part, Path target) {
		super("%s is not built: no jar in %s; run ./mvnw -DskipTests package".formatted(part, target));
	}

}
