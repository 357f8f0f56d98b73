package dev.project06.records.queue;

import java.util.List;

import dev.project06.identity.api.MatchedRow;
import dev.project06.records.linking.Match;
import dev.project06.records.person.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A dossier of the queue with what is claimed of its holder, and what the register says
 * to that now.
 *
 * @param item the dossier
 * @param claim what is claimed, numbers masked; nothing when there is no claim
 * @param outcome what the register says
 * @param fields what differs from it
 * @param candidates who fits
 * @param more whether there are more than those
 */
record OpenedItem(QueueItem item, @Nullable Claimed claim, Outcome outcome, @Nullable List<String> fields,
		@Nullable List<MatchedRow.Candidate> candidates, @Nullable Boolean more) {

	/** Who says nothing, or too little, is not asked for. */
	static OpenedItem of(QueueItem item, Claim claim, @Nullable Match match) {
		Claimed shown = claim.isEmpty() ? null : Claimed.of(claim);
		return switch (match) {
			case null -> new OpenedItem(item, shown, Outcome.NOT_ASKED, null, null, null);
			case Match.Found found -> new OpenedItem(item, shown, Outcome.MATCHED, null, null, null);
			case Match.Differs(List<String> fields) -> new OpenedItem(item, shown, Outcome.DIFFERS, fields, null, null);
			case Match.Ambiguous(List<MatchedRow.Candidate> candidates, boolean more) ->
				new OpenedItem(item, shown, Outcome.AMBIGUOUS, null, candidates, more);
			case Match.Nobody() -> new OpenedItem(item, shown, Outcome.NOT_FOUND, null, null, null);
		};
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "OpenedItem[" + this.item.code() + "]";
	}

	/**
	 * What the register says to a claim.
	 */
	enum Outcome {

		/** Exactly one person fits: choose without naming a candidate. */
		MATCHED,

		/** The number is another person's. */
		DIFFERS,

		/** Several people fit: choose one. */
		AMBIGUOUS,

		/** Nobody fits. */
		NOT_FOUND,

		/** The claim says too little to ask. */
		NOT_ASKED

	}

	/**
	 * What is claimed of a holder.
	 *
	 * @param number the number, its middle masked
	 * @param oldNumber the old number, its middle masked
	 * @param name the name
	 * @param birthDate the birth
	 * @param place the province
	 */
	record Claimed(@Nullable String number, @Nullable String oldNumber, @Nullable String name,
			@Nullable String birthDate, @Nullable String place) {

		private static final int SHOWN = 3;

		static Claimed of(Claim claim) {
			return new Claimed(masked(claim.number()), masked(claim.oldNumber()), claim.name(), claim.birthDate(),
					claim.place());
		}

		private static @Nullable String masked(@Nullable String number) {
			if (number == null) {
				return null;
			}
			int hidden = number.length() - 2 * SHOWN;
			return (hidden < SHOWN) ? "*".repeat(number.length())
					: number.substring(0, SHOWN) + "*".repeat(hidden) + number.substring(number.length() - SHOWN);
		}

		/** Nothing of the person. */
		@Override
		public String toString() {
			return "Claimed[]";
		}

	}

}
