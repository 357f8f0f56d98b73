package dev.project06.records.linking;

import org.jspecify.annotations.Nullable;

/**
 * The identity service does not answer, and without it the request cannot be carried out.
 */
public final class IdentityAwayException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	IdentityAwayException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
