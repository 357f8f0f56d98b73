package dev.project06.records.handling;

/**
 * The dossier is no longer as the caller has seen it.
 */
public final class PreconditionFailedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	PreconditionFailedException() {
		super("The dossier has another version");
	}

}
