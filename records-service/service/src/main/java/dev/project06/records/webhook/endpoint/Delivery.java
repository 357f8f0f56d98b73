package dev.project06.records.webhook.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change on its way to an endpoint.
 *
 * @param endpoint the endpoint
 * @param run the replay that made it, 0 for none
 * @param position place of the change among all changes
 * @param dossier code of the dossier
 * @param sequence number of the change within the dossier
 * @param type CloudEvents type of the change
 * @param early whether it waits for the change before it, which was missing
 * @param state what became of it
 * @param due when it may be tried
 * @param attempts how often it was tried
 * @param log the latest tries
 */
public record Delivery(String endpoint, int run, long position, String dossier, long sequence, String type,
		boolean early, State state, Instant due, int attempts, List<Attempt> log) {

	private static final int LOG = 20;

	public Delivery {
		log = List.copyOf(log);
	}

	/**
	 * Names it. Sorts as text in the order of runs, then of places.
	 * @return a text that begins with the endpoint
	 */
	public String id() {
		return id(this.endpoint, this.run, this.position);
	}

	/**
	 * Names a delivery.
	 * @param endpoint the endpoint
	 * @param run the replay
	 * @param position place of the change
	 * @return the name
	 */
	public static String id(String endpoint, int run, long position) {
		return "%s/%06d/%015d".formatted(endpoint, run, position);
	}

	/**
	 * It was tried.
	 * @param attempt how that went
	 * @param next what became of it
	 * @param nextDue when it may be tried again
	 * @return the changed delivery
	 */
	public Delivery attempted(Attempt attempt, State next, Instant nextDue) {
		List<Attempt> all = Stream.concat(this.log.stream(), Stream.of(attempt)).toList();
		return new Delivery(this.endpoint, this.run, this.position, this.dossier, this.sequence, this.type, this.early,
				next, nextDue, this.attempts + 1, all.subList(Math.max(0, all.size() - LOG), all.size()));
	}

	/**
	 * It is no longer wanted.
	 * @return the changed delivery
	 */
	public Delivery dropped() {
		return new Delivery(this.endpoint, this.run, this.position, this.dossier, this.sequence, this.type, this.early,
				State.DROPPED, this.due, this.attempts, this.log);
	}

	/**
	 * What became of a delivery.
	 */
	public enum State {

		/** It is still to be made. */
		OPEN,

		/** The endpoint has taken it. */
		DELIVERED,

		/** It is no longer wanted, or a replay brings it. */
		DROPPED

	}

}
