package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The dates of a dossier and what was asked for on the way.
 *
 * @param receivedAt when an agency received it
 * @param dueDate day of the appointment (ngày hẹn trả), set at reception
 * @param procedureVersion version of the procedure that it was received under; 0 before
 * @param suspendedAt since when the time stands still, if it does
 * @param finishedAt when it reached an end: refused, withdrawn, stopped or finished
 * @param returnedAt when the result was returned
 * @param reason why it was refused, withdrawn or stopped
 * @param supplements the requests for papers
 * @param extension the one time that the appointment was put off
 * @param charges the payments that were asked for
 * @param legs the times that it was with other agencies
 */
public record Course(@Nullable Instant receivedAt, @Nullable LocalDate dueDate, int procedureVersion,
		@Nullable Instant suspendedAt, @Nullable Instant finishedAt, @Nullable Instant returnedAt,
		@Nullable String reason, List<Supplement> supplements, @Nullable Extension extension, List<Charge> charges,
		List<Leg> legs) {

	/** Nobody has received the dossier yet. */
	public static final Course NOT_BEGUN = new Course(null, null, 0, null, null, null, null, List.of(), null, List.of(),
			List.of());

	public Course {
		supplements = List.copyOf(supplements);
		charges = List.copyOf(charges);
		legs = List.copyOf(legs);
	}

	Course received(Instant at, LocalDate due, int version) {
		return new Course(at, due, version, null, null, null, null, List.of(), null, List.of(), List.of());
	}

	/** Whoever has it then has it no longer. */
	Course ended(Instant at, @Nullable String why) {
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, null, at, null, why, this.supplements,
				this.extension, this.charges, this.legs.stream().map((leg) -> leg.closed(at)).toList());
	}

	Course returned(Instant at) {
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, null, this.finishedAt, at, this.reason,
				this.supplements, this.extension, this.charges, this.legs);
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
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, at, this.finishedAt, this.returnedAt,
				this.reason, asked, this.extension, due, this.legs);
	}

	private Course on(List<Supplement> asked, List<Charge> due) {
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, this.suspendedAt, this.finishedAt,
				this.returnedAt, this.reason, asked, this.extension, due, this.legs);
	}

	/** The time that stood still is added to the time that is left. */
	Course resumed(Instant at, Terms terms) {
		LocalDate due = terms.resumed(Objects.requireNonNull(this.dueDate), Objects.requireNonNull(this.suspendedAt),
				at);
		return new Course(this.receivedAt, due, this.procedureVersion, null, this.finishedAt, this.returnedAt,
				this.reason, this.supplements, this.extension, this.charges, this.legs);
	}

	Course extended(Extension once) {
		return new Course(this.receivedAt, once.until(), this.procedureVersion, this.suspendedAt, this.finishedAt,
				this.returnedAt, this.reason, this.supplements, once, this.charges, this.legs);
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
		return new Course(this.receivedAt, this.dueDate, this.procedureVersion, this.suspendedAt, this.finishedAt,
				this.returnedAt, this.reason, this.supplements, this.extension, this.charges, others);
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
