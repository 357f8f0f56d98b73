package dev.project06.records.linking;

/**
 * A receipt that an officer sent cannot be used for the dossier.
 */
public final class UnusableReceiptException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String check;

	UnusableReceiptException(String check) {
		super("The receipt cannot be used: " + check);
		this.check = check;
	}

	/**
	 * The check that failed.
	 * @return {@code form}, {@code key}, {@code signature}, {@code issuer}, {@code time},
	 * {@code claims}, {@code method}, {@code procedure}, {@code dossier} or
	 * {@code agency}
	 */
	public String check() {
		return this.check;
	}

}
