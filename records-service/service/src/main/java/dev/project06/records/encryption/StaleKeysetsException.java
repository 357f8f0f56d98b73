package dev.project06.records.encryption;

/**
 * The file with the keysets could not be read for so long that its keys may have been
 * changed.
 */
public final class StaleKeysetsException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	StaleKeysetsException() {
		super("The keysets are too old to be used");
	}

}
