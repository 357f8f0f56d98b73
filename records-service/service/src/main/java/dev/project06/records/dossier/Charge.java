package dev.project06.records.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A payment that was asked for (nghĩa vụ tài chính), and the attempts to make it.
 *
 * @param number 1 for the first of the dossier
 * @param amount dong, above 0
 * @param reason what for
 * @param requestedAt when it was asked for
 * @param attempts the attempts, in their order
 */
public record Charge(int number, long amount, String reason, Instant requestedAt, List<Payment> attempts) {

	public Charge {
		attempts = List.copyOf(attempts);
	}

	/**
	 * Whether nobody has paid it.
	 * @return whether it waits for a payment
	 */
	public boolean isOpen() {
		return paid() == null;
	}

	/**
	 * The payment that settled it, also when it was refunded since.
	 * @return the payment, if there was one
	 */
	public @Nullable Payment paid() {
		return this.attempts.stream()
			.filter((attempt) -> attempt.status() != Payment.Status.FAILED)
			.findAny()
			.orElse(null);
	}

	/**
	 * The payment that stands.
	 * @return the payment, if there was one and it was not refunded
	 */
	public @Nullable Payment payment() {
		Payment paid = paid();
		return (paid != null && paid.status() == Payment.Status.PAID) ? paid : null;
	}

	Charge attempted(Payment payment) {
		List<Payment> all = new ArrayList<>(this.attempts);
		all.add(payment);
		return new Charge(this.number, this.amount, this.reason, this.requestedAt, all);
	}

	Charge refunded(Instant at, String why) {
		return new Charge(this.number, this.amount, this.reason, this.requestedAt,
				this.attempts.stream()
					.map((attempt) -> (attempt.status() == Payment.Status.PAID) ? attempt.refunded(at, why) : attempt)
					.toList());
	}

}
