package dev.project06.records.handling;

/**
 * A write came without the header {@code If-Match}.
 */
public final class PreconditionRequiredException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	PreconditionRequiredException() {
		super("No If-Match");
	}

}
