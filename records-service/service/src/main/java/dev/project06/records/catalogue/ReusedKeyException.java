package dev.project06.records.catalogue;

/**
 * A key came a second time for a procedure, with another body.
 */
public final class ReusedKeyException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String procedure;

	private final int version;

	ReusedKeyException(String procedure, int version) {
		super("The key has made version " + version + " of " + procedure + " from another body");
		this.procedure = procedure;
		this.version = version;
	}

	/**
	 * The procedure that the first request with the key has edited.
	 * @return its code
	 */
	public String procedure() {
		return this.procedure;
	}

	/**
	 * The version that the first request with the key has made.
	 * @return its number
	 */
	public int version() {
		return this.version;
	}

}
