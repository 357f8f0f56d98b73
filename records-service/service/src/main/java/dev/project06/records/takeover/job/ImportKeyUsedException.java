package dev.project06.records.takeover.job;

/**
 * A key came a second time, with another body.
 */
public final class ImportKeyUsedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String job;

	ImportKeyUsedException(String job) {
		super("The key has made import " + job + " from another body");
		this.job = job;
	}

	/**
	 * What the first request with the key has made.
	 * @return name of the import
	 */
	public String job() {
		return this.job;
	}

}
