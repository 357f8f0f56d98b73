package dev.project06.records.filing;

/**
 * A request that creates something came without the header {@code Idempotency-Key}.
 */
public final class MissingIdempotencyKeyException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	MissingIdempotencyKeyException() {
		super("No Idempotency-Key");
	}

}
