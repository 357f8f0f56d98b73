package dev.project06.identity.store;

/**
 * The store was written with another key than that of this service: nobody in it would be
 * found again.
 */
public final class ForeignStoreException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Tells what to do.
	 */
	public ForeignStoreException() {
		super("The store was written with another number key: restore the file that belongs to it");
	}

}
