package dev.project06.records.events;

/**
 * Bytes are no dossier event. The message names the failed check and never a value.
 */
public final class MalformedEventException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	MalformedEventException(String failedCheck) {
		super("Not a dossier event: " + failedCheck);
	}

}
