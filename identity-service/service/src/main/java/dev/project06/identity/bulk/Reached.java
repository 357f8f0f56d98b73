package dev.project06.identity.bulk;

/**
 * How far a job has come.
 *
 * @param totals of all rows that are answered
 * @param closed whether no more rows are taken
 */
record Reached(Totals totals, boolean closed) {

	static final Reached START = new Reached(Totals.NONE, false);

	/** The row that comes next. */
	int nextRow() {
		return this.totals.rows();
	}

}
