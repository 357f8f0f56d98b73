package dev.project06.records.encryption;

/**
 * Something sealed cannot be opened: it was sealed with another key, for another person
 * or for another dossier, or it was altered.
 */
public final class WrongKeyException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	WrongKeyException(String what) {
		super(what + " was sealed with another key or for another place, or was altered");
	}

}
