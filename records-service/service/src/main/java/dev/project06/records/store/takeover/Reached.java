package dev.project06.records.store.takeover;

/**
 * How far an import has come.
 *
 * @param totals of all rows that are answered
 * @param closed whether no more rows are taken
 */
public record Reached(Totals totals, boolean closed) {

	static final Reached START = new Reached(Totals.NONE, false);

	/**
	 * The row that comes next.
	 * @return its number, from 0
	 */
	public int nextRow() {
		return this.totals.sum();
	}

}
