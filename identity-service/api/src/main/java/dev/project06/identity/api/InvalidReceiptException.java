package dev.project06.identity.api;

/**
 * A receipt cannot be relied on. The message names the failed check, never a part of the
 * receipt.
 */
public final class InvalidReceiptException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final Check check;

	InvalidReceiptException(Check check) {
		super("The receipt is not valid: " + check);
		this.check = check;
	}

	/**
	 * The check that failed.
	 * @return the first one that failed
	 */
	public Check check() {
		return this.check;
	}

	/**
	 * The checks, in the order in which they are made.
	 */
	public enum Check {

		/** The text is a signed JWS of the type {@code receipt+jwt}. */
		FORM,

		/** The key set holds the key that the header names. */
		KEY,

		/** The signature is right. */
		SIGNATURE,

		/** The issuer is the identity service. */
		ISSUER,

		/** Every claim is there and has its type. */
		CLAIMS,

		/** The receipt is not past its end and not from the future. */
		TIME

	}

}
