package dev.project06.records.webhook.sending;

/**
 * Nothing is sent to this address.
 */
public final class ForbiddenTargetException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String check;

	ForbiddenTargetException(String check) {
		super("The address fails " + check);
		this.check = check;
	}

	/**
	 * Why.
	 * @return the name of the failed check, such as {@code url-loopback}
	 */
	public String check() {
		return this.check;
	}

}
