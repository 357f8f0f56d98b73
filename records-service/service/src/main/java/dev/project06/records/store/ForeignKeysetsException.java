package dev.project06.records.store;

/**
 * The store was written with other keysets than those of this service: what is sealed in
 * it cannot be opened, and nobody in it would be found again.
 */
public final class ForeignKeysetsException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	ForeignKeysetsException() {
		super("The store was written with other keysets: restore the file that belongs to it");
	}

}
