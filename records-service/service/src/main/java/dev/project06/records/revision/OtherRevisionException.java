package dev.project06.records.revision;

/**
 * A write names another revision than the current one. Nothing was written.
 */
public final class OtherRevisionException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String current;

	/**
	 * Refuses a write.
	 * @param current the current revision, without quotes
	 */
	public OtherRevisionException(String current) {
		super("Revision " + current + " stands by now");
		this.current = current;
	}

	/**
	 * The current revision.
	 * @return the revision, without quotes
	 */
	public String current() {
		return this.current;
	}

}
