package dev.project06.identity.openid;

/**
 * Something on the login page was not filled in as it has to be.
 */
final class InputException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String check;

	InputException(String check) {
		super(check, null, false, false);
		this.check = check;
	}

	String check() {
		return this.check;
	}

}
