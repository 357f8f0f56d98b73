package dev.project06.identity.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link ConfirmationRequest}.
 *
 * @param outcome what was found
 * @param differs the fields that differ from the register, {@code fullName} and
 * {@code birthDate}; empty unless the outcome is a mismatch
 * @param receipt the signed receipt in compact form; only for a match
 */
public record Confirmation(Outcome outcome, List<String> differs, @Nullable String receipt) {

	public Confirmation {
		differs = List.copyOf(differs);
	}

	/** Nothing of the person: the receipt holds the number. */
	@Override
	public String toString() {
		return "Confirmation[" + this.outcome + ", differs=" + this.differs + "]";
	}

	/**
	 * What a confirmation found.
	 */
	public enum Outcome {

		/** Number, name and birth date agree. */
		MATCH,

		/** The number exists, but a field differs. */
		MISMATCH,

		/** Nobody carries the number. */
		UNKNOWN

	}

}
