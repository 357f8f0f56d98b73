package dev.project06.records.takeover.job;

/**
 * An import does not stand so that it could be done.
 */
public final class ImportRefusedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String check;

	ImportRefusedException(String check) {
		super("The import fails " + check);
		this.check = check;
	}

	/**
	 * The check that failed.
	 * @return {@code job-completed}, {@code wrong-from}, {@code rows-sent-elsewhere},
	 * {@code too-many-rows} or {@code row-count}
	 */
	public String check() {
		return this.check;
	}

}
