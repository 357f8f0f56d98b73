package dev.project06.records.events;

import java.util.Locale;

/**
 * What happened to a dossier.
 */
public enum DossierChange {

	/** Filed online by a citizen. */
	SUBMITTED,

	/** Received by an agency, from online or at the counter. */
	RECEIVED,

	/** Refused at intake. */
	REFUSED,

	/** Processing began or went on. */
	PROCESSED,

	/** A supplement was requested. */
	SUPPLEMENT_REQUESTED,

	/** A payment was requested. */
	PAYMENT_REQUESTED,

	/** Withdrawn at the citizen's request. */
	WITHDRAWN,

	/** Stopped by the agency. */
	STOPPED,

	/** Processing finished. */
	FINISHED,

	/** The result was returned. */
	RETURNED,

	/** The appointment was put off, with an apology. */
	EXTENDED,

	/** Another agency was asked to do its part. */
	HANDED_OVER,

	/** That agency has done its part. */
	HANDED_BACK,

	/** A link to a person changed. */
	LINKED,

	/** Something else changed: a failed payment, a refund. */
	UPDATED,

	/** Taken over from an earlier system, with its own dates. */
	TAKEN_OVER;

	/**
	 * The CloudEvents type of an event with this change.
	 * @return a reverse-DNS name with the version of the data
	 */
	public String type() {
		return "dev.project06.dossier." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
	}

}
