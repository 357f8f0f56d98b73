package dev.project06.records.store;

/**
 * Another rotation has not ended.
 */
public final class RotationRunningException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final long rotation;

	RotationRunningException(long rotation) {
		super("Rotation " + rotation + " has not ended");
		this.rotation = rotation;
	}

	/**
	 * The other rotation.
	 * @return its number
	 */
	public long rotation() {
		return this.rotation;
	}

}
