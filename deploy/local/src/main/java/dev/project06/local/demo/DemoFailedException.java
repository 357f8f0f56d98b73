package dev.project06.local.demo;

/**
 * The suite did not do what the demo asked of it. The message names the call and its
 * answer.
 */
public final class DemoFailedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	DemoFailedException(String message) {
		super(message);
	}

}
