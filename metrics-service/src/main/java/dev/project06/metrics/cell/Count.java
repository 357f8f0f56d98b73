package dev.project06.metrics.cell;

/**
 * What is counted of a dossier. To add one, add it here and in {@link Contribution}, and
 * raise the version of the topology, since the sums must be built anew.
 */
public enum Count {

	/** Received by an agency. */
	RECEIVED(0, Basis.RECEIVED, 0),

	/** Received, with a verified link to the holder's number. */
	IDENTIFIED(1, Basis.RECEIVED, 1),

	/** Received, and ended on or before the day of the appointment. */
	ON_TIME(2, Basis.RECEIVED, 2),

	/** Received, and ended too late or sent back for supplements more than once. */
	LATE(3, Basis.RECEIVED, 3),

	/** Settled: processing finished, or the result was returned as well. */
	SETTLED(4, Basis.FINISHED, 0),

	/** Settled, filed online, with a procedure offered online in full. */
	SETTLED_ONLINE(5, Basis.FINISHED, 1),

	/** Received and not ended: in time until the day of the appointment is over. */
	OPEN(6, Basis.RECEIVED_AND_DUE, 0);

	private final Basis basis;

	private final int position;

	private final int index;

	Count(int index, Basis basis, int position) {
		this.index = index;
		this.basis = basis;
		this.position = position;
	}

	/**
	 * Which day it is counted at.
	 * @return the basis of its cells
	 */
	public Basis basis() {
		return this.basis;
	}

	/**
	 * Where it stands among the values of a cell.
	 * @return an index from 0
	 */
	int position() {
		return this.position;
	}

	/**
	 * The set that holds only this.
	 * @return one bit
	 */
	int bit() {
		return 1 << this.index;
	}

	/**
	 * Where it stands among all counts.
	 * @return an index from 0
	 */
	int index() {
		return this.index;
	}

}
