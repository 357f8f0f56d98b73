package dev.project06.records.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One event of each change, as the golden samples hold them.
 */
final class SampleEvents {

	private static final Instant SUBMITTED = Instant.parse("2026-11-16T01:30:00.123Z");

	private static final Instant RECEIVED = Instant.parse("2026-11-16T02:00:00Z");

	private static final Instant FINISHED = Instant.parse("2026-11-23T08:15:30.5Z");

	private static final String HOLDER = "q5SxT0b9vYw2mKfZc1dReg";

	private SampleEvents() {
	}

	static Map<DossierChange, DossierEvent> all() {
		Map<DossierChange, DossierEvent> samples = new EnumMap<>(DossierChange.class);
		for (DossierChange change : DossierChange.values()) {
			samples.put(change, of(change));
		}
		return samples;
	}

	static DossierEvent of(DossierChange change) {
		return switch (change) {
			case SUBMITTED -> online(1, change, DossierState.SUBMITTED, SUBMITTED, null, LinkState.PENDING);
			case LINKED ->
				online(2, change, DossierState.SUBMITTED, SUBMITTED.plusSeconds(2), null, LinkState.VERIFIED);
			case REFUSED -> online(3, change, DossierState.REFUSED, RECEIVED, null, LinkState.VERIFIED);
			case RECEIVED -> counter();
			case PROCESSED, EXTENDED, HANDED_OVER, HANDED_BACK, UPDATED, TAKEN_OVER ->
				online(4, change, DossierState.PROCESSING, RECEIVED, RECEIVED, LinkState.VERIFIED);
			case SUPPLEMENT_REQUESTED ->
				online(5, change, DossierState.SUPPLEMENT_REQUESTED, RECEIVED, RECEIVED, LinkState.VERIFIED);
			case PAYMENT_REQUESTED ->
				online(5, change, DossierState.PAYMENT_REQUESTED, RECEIVED, RECEIVED, LinkState.VERIFIED);
			case WITHDRAWN -> online(5, change, DossierState.WITHDRAWN, FINISHED, RECEIVED, LinkState.VERIFIED);
			case STOPPED -> online(5, change, DossierState.STOPPED, FINISHED, RECEIVED, LinkState.VERIFIED);
			case FINISHED -> online(5, change, DossierState.FINISHED, FINISHED, RECEIVED, LinkState.VERIFIED);
			case RETURNED -> online(6, change, DossierState.RETURNED, FINISHED, RECEIVED, LinkState.VERIFIED);
		};
	}

	private static DossierEvent counter() {
		return new DossierEvent("G01.01-261116-0001", 1, DossierChange.RECEIVED, RECEIVED, "G01.01",
				AgencyBlock.MINISTRY, "9.000026", ServiceLevel.PARTIAL, false, Channel.COUNTER, DossierState.RECEIVED,
				RECEIVED, RECEIVED, LocalDate.of(2026, 11, 23), null, null, 0, LinkState.UNLINKED, null, Papers.NONE, 0,
				Fees.NONE, Suspension.NONE);
	}

	private static DossierEvent online(long sequence, DossierChange change, DossierState state, Instant changedAt,
			@Nullable Instant receivedAt, LinkState link) {
		Instant finishedAt = state.isSettled() ? FINISHED : null;
		return new DossierEvent("H29-261116-0042", sequence, change, changedAt, "H29", AgencyBlock.LOCALITY, "1.004222",
				ServiceLevel.FULL, true, Channel.ONLINE, state, SUBMITTED, receivedAt,
				(receivedAt != null) ? LocalDate.of(2026, 11, 26) : null, finishedAt,
				(state == DossierState.RETURNED) ? FINISHED : null,
				(change == DossierChange.SUPPLEMENT_REQUESTED) ? 1 : 0, link,
				(link == LinkState.VERIFIED) ? HOLDER : null, papers(change), (change == DossierChange.UPDATED) ? 1 : 0,
				fees(change), suspension(change));
	}

	private static Papers papers(DossierChange change) {
		return (change == DossierChange.UPDATED) ? new Papers(3, 2, 1, true) : Papers.NONE;
	}

	private static Fees fees(DossierChange change) {
		return (change == DossierChange.UPDATED) ? new Fees(20_000, 10_000, true) : Fees.NONE;
	}

	private static Suspension suspension(DossierChange change) {
		return switch (change) {
			case SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED -> new Suspension(RECEIVED, 0);
			case UPDATED -> new Suspension(null, 86_400);
			default -> Suspension.NONE;
		};
	}

}
