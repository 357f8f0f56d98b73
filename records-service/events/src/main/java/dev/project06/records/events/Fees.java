package dev.project06.records.events;

/**
 * What a dossier had to pay (nghĩa vụ tài chính, phí, lệ phí).
 *
 * @param asked dong that were asked for, in all; 0 when nothing was
 * @param paid dong of them that are paid and were not given back
 * @param online whether something of it was paid online (thanh toán trực tuyến)
 */
public record Fees(long asked, long paid, boolean online) {

	/** Nothing was asked for. */
	public static final Fees NONE = new Fees(0, 0, false);

	/**
	 * Checks the amounts.
	 * @throws MalformedEventException naming the first check that fails
	 */
	public Fees {
		DossierEvent.check(asked >= 0, "fees.asked is below 0");
		DossierEvent.check(paid >= 0 && paid <= asked, "fees.paid is not within what was asked for");
	}

}
