package dev.project06.identity.ledger;

import java.util.List;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/**
 * One use of personal data, also one that found nothing or was refused.
 *
 * @param sandbox where it happened; its clock gives the time
 * @param actor the officer, client or citizen who asked
 * @param agency code of the actor's agency, if any
 * @param operation what was asked
 * @param purpose why; a citizen who reads about herself needs none
 * @param about whose data; several for a household or a part of a bulk check
 * @param fields names of the fields that were given out
 * @param result what came of it, such as {@code MATCH}, {@code UNKNOWN} or the check that
 * refused it
 * @param requestId id that the caller gave the request, if any
 */
public record Disclosure(Sandbox sandbox, String actor, @Nullable String agency, Operation operation,
		@Nullable Purpose purpose, List<CitizenId> about, List<String> fields, String result,
		@Nullable String requestId) {

	public Disclosure {
		about = List.copyOf(about);
		fields = List.copyOf(fields);
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "Disclosure[" + this.operation + ", " + this.result + "]";
	}

	/**
	 * The operations that use personal data.
	 */
	public enum Operation {

		/** Number, name and birth date compared (033). */
		CONFIRM,

		/** Data of one person (037). */
		LOOK_UP,

		/** Data of a household (034). */
		HOUSEHOLD,

		/** Many rows compared in one job. */
		BULK_CHECK,

		/** Whom rows of old files mean. */
		MATCH,

		/** What happened to numbers, and receipts on those that hold now. */
		NUMBER_CHANGES,

		/** A receipt on a citizen who logged in. */
		RECEIPT,

		/** Claims of a citizen who logged in, given to a client. */
		LOGIN,

		/** The entries about a citizen. */
		LEDGER_READ

	}

}
