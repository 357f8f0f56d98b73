package dev.project06.metrics.cell;

/**
 * The days that a cell stands for.
 */
public enum Basis {

	/** The day on which an agency received the dossier. */
	RECEIVED(1, 4),

	/** The day on which processing finished. */
	FINISHED(2, 2),

	/** The day of reception together with the day of the appointment. */
	RECEIVED_AND_DUE(3, 1);

	private static final Basis[] BY_CODE = { RECEIVED, FINISHED, RECEIVED_AND_DUE };

	private final int code;

	private final int counts;

	Basis(int code, int counts) {
		this.code = code;
		this.counts = counts;
	}

	/**
	 * The number that stands for it in stored keys.
	 * @return 1 to 3
	 */
	int code() {
		return this.code;
	}

	/**
	 * The other way round.
	 * @param code 1 to 3
	 * @return the basis
	 */
	static Basis of(int code) {
		return BY_CODE[code - 1];
	}

	/**
	 * How many {@link Count} are kept in a cell of this basis.
	 * @return the length of a tally
	 */
	int counts() {
		return this.counts;
	}

}
