package dev.project06.local;

/**
 * The person asked for something that cannot be; the message is one line for them.
 */
public final class UsageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UsageException(String message) {
		super(message);
	}

}
