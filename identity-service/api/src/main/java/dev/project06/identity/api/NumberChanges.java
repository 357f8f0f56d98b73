package dev.project06.identity.api;

import java.time.Instant;
import java.util.List;

/**
 * A page of what happened to numbers, in its order and without gaps.
 *
 * @param changes the changes
 * @param next the cursor to ask with next time
 */
public record NumberChanges(List<Change> changes, String next) {

	public NumberChanges {
		changes = List.copyOf(changes);
	}

	/**
	 * What happened.
	 *
	 * @param cursor its place
	 * @param kind what it was
	 * @param from the number of 12 digits that holds no more, or the one of 9 digits
	 * @param to the number of 12 digits that holds in its place, or belongs to it
	 * @param at when, on the clock of the sandbox
	 */
	public record Change(String cursor, Kind kind, String from, CitizenId to, Instant at) {

		/** Place and kind. */
		@Override
		public String toString() {
			return "Change[" + this.cursor + ", " + this.kind + "]";
		}

	}

	/**
	 * What can happen to a number.
	 */
	public enum Kind {

		/** Another number was given in its place. */
		REISSUED,

		/** A number of 9 digits turned out to be somebody's. */
		OLD_NUMBER_LINKED

	}

}
