package dev.project06.records.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.project06.records.events.Fees;
import dev.project06.records.events.Suspension;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a dossier and what was asked for on the way.
 *
 * @param receivedAt when an agency received it
 * @param dueDate day of the appointment (ngày hẹn trả), set at reception
 * @param procedureVersion version of the procedure that it was received under; 0 before
 * @param waivable papers that need not be handed in once the number of the holder is
 * verified, set at reception
 * @param suspendedAt since when the time stands still, if it does
 * @param finishedAt when it reached an end: refused, withdrawn, stopped or finished
 * @param returnedAt when the result was returned
 * @param reason why it was refused, withdrawn or stopped
 * @param supplements the requests for papers
 * @param extension the one time that the appointment was put off
 * @param charges the payments that were asked for
 * @param legs the times that it was with other agencies
 */
public record Course(@Nullable Instant receivedAt, @Nullable LocalDate dueDate, int procedureVersion, int waivable,
		@Nullable Instant suspendedAt, @Nullable Instant finishedAt, @Nullable Instant returnedAt,
		@Nullable String reason, List<Supplement> supplements, @Nullable Extension extension, List<Charge> charges,
		List<Leg> legs) {

	/** Nobody has received the dossier yet. */
	public static final Course NOT_BEGUN = new Course(null, null, 0, 0, null, null, null, null, List.of(), null,
			List.of(), List.of());

	public Course {
		supplements = List.copyOf(supplements);
		charges = List.copyOf(charges);
		legs = List.copyOf(legs);
	}

	Course received(Instant at, Terms terms) {
		return new Course(at, terms.dueDate(at, List.of()), terms.procedureVersion(at), terms.waivable(at), null, null,
				null, null, List.of(), null, List.of(), List.of());
	}

	/** Whoever has it then has it no longer. */
	Course ended(Instant at, @Nullable String why) {
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, this.waivable, null, at, null, why,
				this.supplements, this.extension, this.charges,
				this.legs.stream().map((leg) -> leg.closed(at)).toList());
	}

	Course returned(Instant at) {
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, this.waivable, null, this.finishedAt,
				at, this.reason, this.supplements, this.extension, this.charges, this.legs);
	}

	Course supplementRequested(Instant at, String why, List<String> components) {
		return suspended(at, with(this.supplements, new Supplement(at, why, components, null, this.dueDate, null)),
				this.charges);
	}

	Course supplemented(Instant at, Terms terms) {
		Course resumed = resumed(at, terms);
		LocalDate due = Objects.requireNonNull(resumed.dueDate);
		return resumed.on(withLast(this.supplements, (last) -> last.completed(at, due)), this.charges);
	}

	Course paymentRequested(Instant at, long amount, String why) {
		return suspended(at, this.supplements,
				with(this.charges, new Charge(this.charges.size() + 1, amount, why, at, List.of())));
	}

	Course attempted(Payment payment) {
		return on(this.supplements, withLast(this.charges, (charge) -> charge.attempted(payment)));
	}

	Course refunded(int number, Instant at, String why) {
		return on(this.supplements,
				this.charges.stream()
					.map((charge) -> (charge.number() == number) ? charge.refunded(at, why) : charge)
					.toList());
	}

	private Course suspended(Instant at, List<Supplement> asked, List<Charge> due) {
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, this.waivable, at, this.finishedAt,
				this.returnedAt, this.reason, asked, this.extension, due, this.legs);
	}

	private Course on(List<Supplement> asked, List<Charge> due) {
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, this.waivable, this.suspendedAt,
				this.finishedAt, this.returnedAt, this.reason, asked, this.extension, due, this.legs);
	}

	/** The time that stood still is added to the time that is left. */
	Course resumed(Instant at, Terms terms) {
		LocalDate due = (this.extension == null) ? terms.dueDate(Objects.requireNonNull(this.receivedAt), waits(at))
				: terms.resumed(Objects.requireNonNull(this.dueDate),
						new Wait(Objects.requireNonNull(this.suspendedAt), at));
		return new Course(this.receivedAt, due, this.procedureVersion, this.waivable, null, this.finishedAt,
				this.returnedAt, this.reason, this.supplements, this.extension, this.charges, this.legs);
	}

	Course extended(Extension once) {
		return new Course(this.receivedAt, once.until(), this.procedureVersion, this.waivable, this.suspendedAt,
				this.finishedAt, this.returnedAt, this.reason, this.supplements, once, this.charges, this.legs);
	}

	/** What was asked for, and what is paid of it. */
	Fees fees() {
		List<Charge> paid = this.charges.stream().filter((charge) -> charge.payment() != null).toList();
		return new Fees(this.charges.stream().mapToLong(Charge::amount).sum(),
				paid.stream().mapToLong(Charge::amount).sum(),
				paid.stream().anyMatch((charge) -> Objects.requireNonNull(charge.payment()).means().isOnline()));
	}

	/**
	 * How long the time stood still; a wait that the end cut off lasted until the end.
	 */
	Suspension suspension() {
		return new Suspension(this.suspendedAt,
				waits(this.finishedAt).stream()
					.map((wait) -> Duration.between(wait.from(), wait.until()))
					.reduce(Duration.ZERO, Duration::plus)
					.toSeconds());
	}

	/** The times that were waited; one that nobody ended lasts until the given time. */
	private List<Wait> waits(@Nullable Instant end) {
		List<Wait> waits = new ArrayList<>();
		for (Supplement supplement : this.supplements) {
			Instant until = (supplement.completedAt() != null) ? supplement.completedAt() : end;
			if (until != null) {
				waits.add(new Wait(supplement.requestedAt(), until));
			}
		}
		for (Charge charge : this.charges) {
			Payment settled = charge.paid();
			Instant until = (settled != null) ? settled.at() : end;
			if (until != null) {
				waits.add(new Wait(charge.requestedAt(), until));
			}
		}
		return waits;
	}

	Course handedOver(Leg leg) {
		return legs(with(this.legs, leg));
	}

	/** The one that got it last gives it back to the one before. */
	Course handedBack(Instant at) {
		List<Leg> all = new ArrayList<>(this.legs);
		for (int i = all.size() - 1; i >= 0; i--) {
			if (all.get(i).isOpen()) {
				all.set(i, all.get(i).closed(at));
				break;
			}
		}
		return legs(all);
	}

	private Course legs(List<Leg> others) {
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, this.waivable, this.suspendedAt,
				this.finishedAt, this.returnedAt, this.reason, this.supplements, this.extension, this.charges, others);
	}

	private static <T> List<T> with(List<T> before, T more) {
		List<T> all = new ArrayList<>(before);
		all.add(more);
		return all;
	}

	private static <T> List<T> withLast(List<T> before, UnaryOperator<T> change) {
		List<T> all = new ArrayList<>(before);
		all.add(change.apply(all.removeLast()));
		return all;
	}

}
