package dev.project06.identity.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a {@link ConfirmationRequest}.
 *
 * @param outcome what was found
 * @param differs the fields that differ from the register, {@code citizenId} (for a
 * replaced number), {@code fullName} and {@code birthDate}; empty unless the outcome is a
 * mismatch
 * @param remarks what to know beside; only where name and birth date agree
 * @param receipt the signed receipt in compact form; only for a match with a living
 * person
 */
public record Confirmation(Outcome outcome, List<String> differs,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Remark> remarks, @Nullable String receipt) {

	public Confirmation {
		differs = List.copyOf(differs);
		remarks = (remarks != null) ? List.copyOf(remarks) : List.of();
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
