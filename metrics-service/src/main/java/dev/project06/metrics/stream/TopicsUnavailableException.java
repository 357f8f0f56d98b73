package dev.project06.metrics.stream;

/**
 * The topics could not be made: the broker is away, or refuses.
 */
final class TopicsUnavailableException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	TopicsUnavailableException(Throwable cause) {
		super("The topics cannot be made", cause);
	}

}
