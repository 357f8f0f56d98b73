package dev.project06.records.webhook.endpoint;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A secret that deliveries are signed with.
 *
 * @param sealed the secret, sealed for its endpoint
 * @param since when it was made
 * @param until when it ends, {@code null} for the latest one
 */
public record SigningSecret(String sealed, Instant since, @Nullable Instant until) {

	/**
	 * Whether it is still signed with.
	 * @param now the time
	 * @return whether it is
	 */
	public boolean isValid(Instant now) {
		return this.until == null || now.isBefore(this.until);
	}

}
