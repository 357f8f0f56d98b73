package dev.project06.records.handling;

/**
 * A rule of the dossier does not allow what was asked for.
 */
public final class DeniedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String check;

	DeniedException(String check) {
		super("Denied: " + check);
		this.check = check;
	}

	/**
	 * The rule.
	 * @return its name
	 */
	public String check() {
		return this.check;
	}

}
