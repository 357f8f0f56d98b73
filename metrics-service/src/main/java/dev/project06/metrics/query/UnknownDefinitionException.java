package dev.project06.metrics.query;

/**
 * There is no definition of that name.
 */
public final class UnknownDefinitionException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	UnknownDefinitionException() {
		super("No such definition");
	}

}
