package dev.project06.records.store.changes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import dev.project06.records.dossier.DossierCode;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierEventCodec;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.Fees;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.Papers;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.events.Suspension;
import dev.project06.records.store.Unsent;

/** Events as the relay has them. */
public final class SomeEvents {

	/** Stands in each event as the pseudonym of the holder. */
	public static final String HOLDER = "q5SxT0b9vYw2mKfZc1dReg";

	private SomeEvents() {
	}

	/** Some changes of a dossier, all in the charge of one agency. */
	public static Unsent of(String dossier, String agency, Instant at, long... sequences) {
		return new Unsent(new DossierCode(dossier), LongStream.of(sequences).max().orElse(1),
				LongStream.of(sequences).mapToObj((sequence) -> event(dossier, agency, at, sequence)).toList());
	}

	private static Unsent.Event event(String dossier, String agency, Instant at, long sequence) {
		DossierChange change = (sequence == 1) ? DossierChange.SUBMITTED : DossierChange.PROCESSED;
		DossierState state = (sequence == 1) ? DossierState.SUBMITTED : DossierState.PROCESSING;
		DossierEvent event = new DossierEvent(dossier, sequence, change, at, agency, AgencyBlock.LOCALITY, "1.004222",
				ServiceLevel.FULL, true, Channel.ONLINE, state, at, null, null, null, null, 0, LinkState.VERIFIED,
				HOLDER, Papers.NONE, 0, Fees.NONE, Suspension.NONE);
		return new Unsent.Event(sequence, change.type(), at,
				new String(DossierEventCodec.encode(event), StandardCharsets.UTF_8), List.of(agency), null);
	}

}
