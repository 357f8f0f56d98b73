package dev.project06.records.linking;

import java.util.List;

import dev.project06.identity.api.MatchedRow;
import dev.project06.identity.api.Receipt;
import dev.project06.records.dossier.Holder;
import dev.project06.records.dossier.Link;
import org.jspecify.annotations.Nullable;

/**
 * What the identity service said to a claim.
 */
public sealed interface Match {

	/**
	 * The link that it makes.
	 * @param holder the holder with the number that the receipt vouches for
	 * @return the link
	 */
	default Link link(@Nullable Holder holder) {
		return switch (this) {
			case Found(Receipt receipt, var method) when holder != null ->
				new Link.Verified(receipt.id(), receipt.method(), receipt.accountLevel(), receipt.authenticationLevel(),
						receipt.verifiedBy(), receipt.issuedAt(), holder);
			case Differs(var fields) -> new Link.Mismatch(fields);
			case Ambiguous(var candidates, var more) -> new Link.Ambiguous(candidates.size());
			case Found found -> new Link.Unlinked();
			case Nobody() -> new Link.Unlinked();
		};
	}

	/**
	 * It vouches for a number.
	 *
	 * @param receipt the receipt, checked
	 * @param method how the person was found
	 */
	record Found(Receipt receipt, MatchedRow.Method method) implements Match {
	}

	/**
	 * The claim cannot be right.
	 *
	 * @param fields the fields that differ from the register, or that it cannot read
	 */
	record Differs(List<String> fields) implements Match {

		public Differs {
			fields = List.copyOf(fields);
		}

	}

	/**
	 * Somebody fits, but not surely.
	 *
	 * @param candidates who fits
	 * @param more whether there are more than those
	 */
	record Ambiguous(List<MatchedRow.Candidate> candidates, boolean more) implements Match {

		public Ambiguous {
			candidates = List.copyOf(candidates);
		}

	}

	/** Nobody fits. */
	record Nobody() implements Match {
	}

}
