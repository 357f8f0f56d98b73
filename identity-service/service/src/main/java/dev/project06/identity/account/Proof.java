package dev.project06.identity.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a person offers as proof of one factor.
 *
 * @param factor the factor
 * @param value the password, passcode or one-time code as typed; for a security question
 * {@code 1:} or {@code 2:} and its answer; for a face, a fingerprint, a device or a card
 * the sample in base64
 */
public record Proof(@NotNull Factor factor, @NotNull @Size(min = 1, max = 1000) String value) {

	/** The factor, never the value. */
	@Override
	public String toString() {
		return "Proof[" + this.factor + "]";
	}

}
