package dev.project06.records.events;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * State of a dossier after one change: everything that a measure can be computed from,
 * and nothing of the person but a pseudonym. Instants are UTC; days are those of
 * Asia/Ho_Chi_Minh.
 *
 * @param dossier code of the dossier, also the key of the Kafka record
 * @param sequence 1 for the first event of the dossier, then one more for each
 * @param change what happened
 * @param changedAt when it happened
 * @param agency code of the agency in charge
 * @param block whether that is a ministry or a locality
 * @param procedure national code of the procedure
 * @param serviceLevel how much of the procedure is offered online
 * @param essential whether the procedure is one of the 53 essential services
 * @param channel how the dossier was filed
 * @param state state after the change
 * @param submittedAt when it was filed
 * @param receivedAt when an agency received it
 * @param dueDate the day of the appointment (ngày hẹn trả), its end being the last moment
 * in time
 * @param finishedAt when processing finished
 * @param returnedAt when the result was returned
 * @param supplements how many times a supplement was requested
 * @param link standing of the link to the holder
 * @param holder pseudonym of the holder, the same for the same person in all dossiers
 * @param papers the papers that are attached
 * @param waived papers that need not be handed in, because population data say the same
 * @param fees what had to be paid
 * @param suspension the time that does not count
 */
public record DossierEvent(String dossier, long sequence, DossierChange change, Instant changedAt, String agency,
		AgencyBlock block, String procedure, ServiceLevel serviceLevel, boolean essential, Channel channel,
		DossierState state, Instant submittedAt, @Nullable Instant receivedAt, @Nullable LocalDate dueDate,
		@Nullable Instant finishedAt, @Nullable Instant returnedAt, int supplements, LinkState link,
		@Nullable String holder, Papers papers, int waived, Fees fees, Suspension suspension) {

	private static final int LONGEST = 100;

	/**
	 * Checks that the state is whole.
	 * @throws MalformedEventException naming the first check that fails
	 */
	public DossierEvent {
		text(dossier, "dossier");
		text(agency, "agency");
		text(procedure, "procedure");
		check(sequence >= 1, "sequence is below 1");
		check(supplements >= 0, "supplements is below 0");
		check(waived >= 0, "waived is below 0");
		check(!state.isSettled() || finishedAt != null, "finishedAt is missing in a settled dossier");
		check(link != LinkState.VERIFIED || holder != null, "holder is missing in a verified link");
		if (holder != null) {
			text(holder, "holder");
		}
	}

	private static void text(String text, String field) {
		if (text.isBlank() || text.length() > LONGEST) {
			throw new MalformedEventException(field + " is blank or longer than " + LONGEST);
		}
	}

	static void check(boolean holds, String failedCheck) {
		if (!holds) {
			throw new MalformedEventException(failedCheck);
		}
	}

}
