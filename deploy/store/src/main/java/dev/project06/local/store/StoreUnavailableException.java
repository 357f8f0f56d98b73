package dev.project06.local.store;

/**
 * A store cannot be opened: its file is in use or unreadable, or its address is taken.
 * The message says which, in one line.
 */
public final class StoreUnavailableException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	StoreUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
