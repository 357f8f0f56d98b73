package dev.project06.records.store.changes;

import java.time.Instant;
import java.util.List;

/**
 * One change of a dossier, at its place among all changes. Holds nothing of the holder.
 *
 * @param position its place, from 1 without gaps
 * @param dossier code of the dossier
 * @param sequence its number within the dossier
 * @param early whether the change before it, of the same dossier, was not there when it
 * came
 * @param type its CloudEvents type
 * @param agencies who is told: the agencies that have a part in the dossier after the
 * change, and those that had one before
 * @param at when it happened
 * @param recorded when it got its place; never before the change at the place before
 * @param data the state of the dossier after the change, as JSON
 */
public record Change(long position, String dossier, long sequence, boolean early, String type, List<String> agencies,
		Instant at, Instant recorded, String data) {

	public Change {
		agencies = List.copyOf(agencies);
	}

	/**
	 * Names the change, the same as in Kafka.
	 * @return code of the dossier and sequence
	 */
	public String id() {
		return id(this.dossier, this.sequence);
	}

	static String id(String dossier, long sequence) {
		return dossier + '#' + sequence;
	}

}
