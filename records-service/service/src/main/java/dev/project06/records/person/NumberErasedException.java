package dev.project06.records.person;

/**
 * The number was made unreadable for good.
 */
public final class NumberErasedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	NumberErasedException() {
		super("The person was erased");
	}

}
