package dev.project06.records.dossier;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay.
 *
 * @param key digest of the request that made it
 * @param digest digest of what that request said
 * @param means how it was paid
 * @param status what became of it
 * @param at when
 * @param failure why it failed
 * @param refundedAt when it was given back
 * @param refundReason why it was given back
 */
public record Payment(String key, String digest, Means means, Status status, Instant at, @Nullable String failure,
		@Nullable Instant refundedAt, @Nullable String refundReason) {

	/**
	 * A payment that went through.
	 * @param key digest of the request
	 * @param digest digest of what it said
	 * @param means how
	 * @param at when
	 * @return the payment
	 */
	public static Payment made(String key, String digest, Means means, Instant at) {
		return new Payment(key, digest, means, Status.PAID, at, null, null, null);
	}

	/**
	 * A payment that did not go through.
	 * @param key digest of the request
	 * @param digest digest of what it said
	 * @param means how
	 * @param at when
	 * @param failure why not
	 * @return the attempt
	 */
	public static Payment failed(String key, String digest, Means means, Instant at, String failure) {
		return new Payment(key, digest, means, Status.FAILED, at, failure, null, null);
	}

	Payment refunded(Instant when, String why) {
		return new Payment(this.key, this.digest, this.means, Status.REFUNDED, this.at, this.failure, when, why);
	}

	/**
	 * How it was paid.
	 */
	public enum Means {

		/** On the National Portal. */
		PORTAL,

		/** On the gateway of the ministry or province. */
		GATEWAY,

		/** At the counter. */
		COUNTER;

		/**
		 * Whether it counts as paid online.
		 * @return whether it does
		 */
		public boolean isOnline() {
			return this != COUNTER;
		}

	}

	/**
	 * What became of an attempt.
	 */
	public enum Status {

		/** The money is there. */
		PAID,

		/** It did not go through. */
		FAILED,

		/** The money was given back. */
		REFUNDED

	}

}
