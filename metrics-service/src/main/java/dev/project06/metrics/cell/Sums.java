package dev.project06.metrics.cell;

/**
 * Counts of many dossiers, added up over cells. The open ones are split by whether their
 * appointment was still to come on the day of judgement.
 */
public final class Sums {

	private final long[] counts = new long[Count.values().length];

	private long openInTime;

	void add(Count count, long number) {
		this.counts[count.index()] += number;
	}

	void addOpen(long number, boolean inTime) {
		add(Count.OPEN, number);
		this.openInTime += inTime ? number : 0;
	}

	/**
	 * How many dossiers count as something.
	 * @param count what
	 * @return the number
	 */
	public long of(Count count) {
		return this.counts[count.index()];
	}

	/**
	 * How many open dossiers still were within their time.
	 * @return the number, at most that of {@link Count#OPEN}
	 */
	public long openInTime() {
		return this.openInTime;
	}

}
