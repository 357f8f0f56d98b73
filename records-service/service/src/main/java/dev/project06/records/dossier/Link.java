package dev.project06.records.dossier;

import java.time.Instant;
import java.util.List;

import dev.project06.identity.api.Receipt;
import dev.project06.records.events.LinkState;

/**
 * What ties a dossier to the number of its holder.
 */
public sealed interface Link {

	/**
	 * The standing of the link.
	 * @return the standing
	 */
	LinkState state();

	/**
	 * A receipt vouches for the number.
	 *
	 * @param receipt identifier of the receipt
	 * @param method how the number was verified
	 * @param accountLevel level of the account for a login, otherwise 0
	 * @param level level of the login, 1 to 4, otherwise 0
	 * @param verifiedBy who verified it
	 * @param at when it was verified
	 * @param holder whose number it is
	 */
	record Verified(String receipt, Receipt.Method method, int accountLevel, int level, String verifiedBy, Instant at,
			Holder holder) implements Link {

		/**
		 * The link that a receipt makes.
		 * @param receipt the receipt, checked
		 * @param holder the person of its number
		 * @return the link
		 */
		public static Verified of(Receipt receipt, Holder holder) {
			return new Verified(receipt.id(), receipt.method(), receipt.accountLevel(), receipt.authenticationLevel(),
					receipt.verifiedBy(), receipt.issuedAt(), holder);
		}

		@Override
		public LinkState state() {
			return LinkState.VERIFIED;
		}

	}

	/** A receipt could not be had when the dossier was filed, and is asked for again. */
	record Pending() implements Link {

		@Override
		public LinkState state() {
			return LinkState.PENDING;
		}

	}

	/**
	 * What was declared differs from the register.
	 *
	 * @param fields the fields that differ
	 */
	record Mismatch(List<String> fields) implements Link {

		public Mismatch {
			fields = List.copyOf(fields);
		}

		@Override
		public LinkState state() {
			return LinkState.MISMATCH;
		}

	}

	/**
	 * More than one person fits; an officer has to tell which.
	 *
	 * @param candidates how many fit, above 1
	 */
	record Ambiguous(int candidates) implements Link {

		@Override
		public LinkState state() {
			return LinkState.AMBIGUOUS;
		}

	}

	/** No number is attached, and none is asked for. */
	record Unlinked() implements Link {

		@Override
		public LinkState state() {
			return LinkState.UNLINKED;
		}

	}

}
