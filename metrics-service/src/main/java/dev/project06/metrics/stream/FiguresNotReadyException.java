package dev.project06.metrics.stream;

/**
 * The figures do not yet hold the events that were there at the start, so that any answer
 * would be too small.
 */
public final class FiguresNotReadyException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	FiguresNotReadyException() {
		super("The figures are being built");
	}

}
