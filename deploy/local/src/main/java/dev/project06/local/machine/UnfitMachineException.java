package dev.project06.local.machine;

/**
 * The machine lacks something that the suite needs; the message is one line for the
 * person who starts it.
 */
public final class UnfitMachineException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnfitMachineException(String message) {
		super(message);
	}

}
