package dev.project06.records.webhook;

/**
 * The address of a webhook has not agreed to be told anything.
 */
public final class NotValidatedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	NotValidatedException() {
		super("The address has not agreed");
	}

}
