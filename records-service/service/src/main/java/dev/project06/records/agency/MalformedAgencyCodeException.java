package dev.project06.records.agency;

/**
 * A text is no agency code. The message names the failed check and never the text.
 */
public final class MalformedAgencyCodeException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	MalformedAgencyCodeException(String failedCheck) {
		super("Not an agency code: " + failedCheck);
	}

}
