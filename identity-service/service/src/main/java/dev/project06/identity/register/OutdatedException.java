package dev.project06.identity.register;

/**
 * Somebody else changed the same person meanwhile: the change is tried again on what is
 * there now.
 */
final class OutdatedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

}
