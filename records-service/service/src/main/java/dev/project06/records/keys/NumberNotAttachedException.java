package dev.project06.records.keys;

/**
 * A dossier has no verified number of the person who was asked for.
 */
public final class NumberNotAttachedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	NumberNotAttachedException() {
		super("No verified number is attached");
	}

}
