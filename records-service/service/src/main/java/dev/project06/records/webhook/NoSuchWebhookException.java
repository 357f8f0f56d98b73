package dev.project06.records.webhook;

/**
 * There is no webhook with this name that the caller may see.
 */
public final class NoSuchWebhookException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	NoSuchWebhookException() {
		super("No webhook that the caller may see");
	}

}
