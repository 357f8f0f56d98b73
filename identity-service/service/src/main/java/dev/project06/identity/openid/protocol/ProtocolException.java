package dev.project06.identity.openid.protocol;

import com.nimbusds.oauth2.sdk.ErrorObject;

/**
 * A protocol request is refused with an error code of the standard and the check that
 * failed.
 */
public final class ProtocolException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ErrorObject error;

	private ProtocolException(ErrorObject error) {
		super(error.getCode() + ": " + error.getDescription(), null, false, false);
		this.error = error;
	}

	/**
	 * A refusal.
	 * @param kind the error of the standard
	 * @param check the failed check, in lower case with hyphens
	 * @param words the check in words; never what was sent
	 * @return the exception
	 */
	public static ProtocolException of(ErrorObject kind, String check, String words) {
		return new ProtocolException(kind.setDescription(check + ": " + words));
	}

	/**
	 * The error as the standard writes it.
	 * @return code, description with the failed check, status
	 */
	public ErrorObject error() {
		return this.error;
	}

}
