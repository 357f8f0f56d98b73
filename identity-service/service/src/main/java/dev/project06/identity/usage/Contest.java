package dev.project06.identity.usage;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.project06.identity.ledger.Disclosure;
import org.jspecify.annotations.Nullable;

/**
 * A use that the citizen contests, as both sides see it. Legal source of the term: Law on
 * the Protection of Personal Data 91/2025/QH15 and Decree 356/2025/NĐ-CP.
 *
 * @param id of the case
 * @param seq place of the contested entry in the ledger
 * @param operation what was asked then
 * @param agency who has to answer
 * @param reason what the citizen says
 * @param openedAt when she said it
 * @param deadline first instant at which an answer is late
 * @param state how it stands now
 * @param answer what the agency says, once it does
 */
record Contest(String id, long seq, Disclosure.Operation operation, String agency, String reason, Instant openedAt,
		Instant deadline, State state, @Nullable Answer answer) {

	/**
	 * How it stands.
	 */
	enum State {

		/** The agency has time. */
		OPEN,

		/** The agency said something. */
		ANSWERED,

		/** The time is over. */
		OVERDUE;

		static State of(@Nullable Answer answer, Instant deadline, Instant now) {
			if (answer != null) {
				return ANSWERED;
			}
			return now.isBefore(deadline) ? OPEN : OVERDUE;
		}

	}

	/**
	 * What the agency says.
	 *
	 * @param decision for or against the citizen
	 * @param text why
	 * @param at when
	 * @param late whether that was after the deadline
	 */
	record Answer(Decision decision, String text, Instant at, @JsonProperty boolean late) {
	}

	/**
	 * For or against the citizen.
	 */
	enum Decision {

		/** The use had no ground. */
		UPHELD,

		/** The use had its ground. */
		REJECTED

	}

}
