package dev.project06.records.queue;

/**
 * The holder of a dossier cannot be told by what is claimed.
 */
public final class NotIdentifiedException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String check;

	NotIdentifiedException(String check) {
		super("The holder is not identified: " + check);
		this.check = check;
	}

	/**
	 * Why not.
	 * @return {@code not-claimed} when nothing that identifies is claimed,
	 * {@code not-matched} when not exactly one person fits
	 */
	public String check() {
		return this.check;
	}

}
