package dev.project06.records.webhook;

/**
 * An agency has as many webhooks as it may.
 */
public final class TooManyWebhooksException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final int most;

	TooManyWebhooksException(int most) {
		super("The agency has " + most + " webhooks");
		this.most = most;
	}

	/**
	 * How many it may have.
	 * @return the number
	 */
	public int most() {
		return this.most;
	}

}
