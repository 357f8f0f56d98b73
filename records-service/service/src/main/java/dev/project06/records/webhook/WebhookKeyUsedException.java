package dev.project06.records.webhook;

/**
 * A key came a second time, with another body.
 */
public final class WebhookKeyUsedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String webhook;

	WebhookKeyUsedException(String webhook) {
		super("The key has made webhook " + webhook + " from another body");
		this.webhook = webhook;
	}

	/**
	 * What the first request with the key has made.
	 * @return name of the webhook
	 */
	public String webhook() {
		return this.webhook;
	}

}
