package dev.project06.records.store;

import java.time.Instant;
import java.util.List;

import dev.project06.records.dossier.DossierCode;
import org.jspecify.annotations.Nullable;

/**
 * A dossier with events that are not published yet.
 *
 * @param code the dossier
 * @param version its version when it was read
 * @param events the events in their order
 */
public record Unsent(DossierCode code, long version, List<Event> events) {

	public Unsent {
		events = List.copyOf(events);
	}

	/**
	 * An event as it is going to be published.
	 *
	 * @param sequence its number within the dossier
	 * @param type its CloudEvents type
	 * @param at when it happened
	 * @param data its data
	 * @param agencies codes of the agencies that have a part in the dossier after it
	 * @param trace the trace that it is part of, as W3C Trace Context writes it
	 */
	public record Event(long sequence, String type, Instant at, String data, List<String> agencies,
			@Nullable String trace) {

		public Event {
			agencies = List.copyOf(agencies);
		}

	}

}
