package dev.project06.records.form;

/**
 * Nothing has happened to a dossier that a form tells of.
 */
public final class NotIssuedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	NotIssuedException(FormNumber form) {
		super("Form " + form.number() + " has not been issued");
	}

}
