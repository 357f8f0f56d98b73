package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.Papers;
import org.jspecify.annotations.Nullable;

/**
 * A dossier (hồ sơ) as it stands. Instants are kept to the millisecond.
 *
 * @param code its code
 * @param filing how it was filed
 * @param state its state
 * @param course its dates, and what was asked for on the way
 * @param links what ties it to the numbers of persons
 * @param papers the papers that are attached
 * @param version 1 when filed, then one more for each change; also the sequence of the
 * change's event
 */
public record Dossier(DossierCode code, Filing filing, DossierState state, Course course, Links links, Papers papers,
		long version) {

	private static final int MOST_LEGS = 20;

	/**
	 * Files a dossier online; an agency has yet to receive it.
	 * @param code its code
	 * @param filing how it is filed
	 * @param links its links
	 * @return the new dossier
	 */
	public static Outcome.Changed submit(DossierCode code, Filing filing, Links links) {
		Dossier dossier = new Dossier(code, filing, DossierState.SUBMITTED, Course.NOT_BEGUN, links, Papers.NONE, 1);
		return new Outcome.Changed(dossier, DossierChange.SUBMITTED, filing.at());
	}

	/**
	 * Files a dossier with the agency itself, which receives it at once.
	 * @param code its code
	 * @param filing how it is filed
	 * @param links its links
	 * @param terms the terms of its procedure
	 * @return the new dossier
	 */
	public static Outcome.Changed intake(DossierCode code, Filing filing, Links links, Terms terms) {
		Dossier dossier = new Dossier(code, filing, DossierState.RECEIVED,
				Course.NOT_BEGUN.received(filing.at(), terms), links, Papers.NONE, 1);
		return new Outcome.Changed(dossier, DossierChange.RECEIVED, filing.at());
	}

	/**
	 * Takes over a dossier of an earlier system as it stands there.
	 * @param code its code
	 * @param filing how it was filed
	 * @param state its state
	 * @param course its dates
	 * @param links its links
	 * @param at when it is taken over
	 * @return the new dossier
	 */
	public static Outcome.Changed takeOver(DossierCode code, Filing filing, DossierState state, Course course,
			Links links, Instant at) {
		return new Outcome.Changed(new Dossier(code, filing, state, course, links, Papers.NONE, 1),
				DossierChange.TAKEN_OVER, at);
	}

	/**
	 * Moves the dossier on.
	 * @param move what to do
	 * @param details what is said with it
	 * @param at when
	 * @param terms the terms of its procedure
	 * @return the changed dossier, or the refusal
	 */
	public Outcome move(Move move, Details details, Instant at, Terms terms) {
		Set<Move> allowed = Move.allowedFrom(this.state);
		if (!allowed.contains(move)) {
			return new Outcome.Refused(this.state, move, allowed);
		}
		return switch (move) {
			case RECEIVE -> to(DossierState.RECEIVED, this.course.received(at, terms), move, at);
			case PROCESS -> to(DossierState.PROCESSING, this.course, move, at);
			case REFUSE -> to(DossierState.REFUSED, this.course.ended(at, details.reason()), move, at);
			case WITHDRAW -> to(DossierState.WITHDRAWN, this.course.ended(at, details.reason()), move, at);
			case STOP -> to(DossierState.STOPPED, this.course.ended(at, details.reason()), move, at);
			case FINISH -> inCharge().equals(this.filing.agency())
					? to(DossierState.FINISHED, this.course.ended(at, null), move, at)
					: new Outcome.Denied("handed-over");
			case RETURN -> to(DossierState.RETURNED, this.course.returned(at), move, at);
			case REQUEST_SUPPLEMENT -> to(DossierState.SUPPLEMENT_REQUESTED,
					this.course.supplementRequested(at, reason(details), details.components()), move, at);
			case SUPPLEMENT -> to(DossierState.PROCESSING, this.course.supplemented(at, terms), move, at);
			case REQUEST_PAYMENT -> to(DossierState.PAYMENT_REQUESTED,
					this.course.paymentRequested(at, Objects.requireNonNull(details.amount()), reason(details)), move,
					at);
			case EXTEND -> extend(Objects.requireNonNull(details.until()), reason(details), at, terms);
			case HAND_OVER -> handOver(details, at);
			case HAND_BACK -> inCharge().equals(this.filing.agency()) ? new Outcome.Denied("not-handed-over")
					: to(this.state, this.course.handedBack(at), move, at);
		};
	}

	private static String reason(Details details) {
		return Objects.requireNonNull(details.reason());
	}

	private Outcome extend(LocalDate until, String reason, Instant at, Terms terms) {
		LocalDate due = Objects.requireNonNull(this.course.dueDate());
		return terms.extensionDenied(this.course.extension() != null, at, due, until)
			.<Outcome>map(Outcome.Denied::new)
			.orElseGet(
					() -> to(this.state, this.course.extended(new Extension(at, due, until, reason)), Move.EXTEND, at));
	}

	private Outcome handOver(Details details, Instant at) {
		AgencyCode other = Objects.requireNonNull(details.agency());
		if (agencies().contains(other)) {
			return new Outcome.Denied("hand-over-circle");
		}
		if (this.course.legs().size() >= MOST_LEGS) {
			return new Outcome.Denied("hand-overs-exhausted");
		}
		Leg leg = new Leg(other, at, reason(details), details.until(), null);
		return to(this.state, this.course.handedOver(leg), Move.HAND_OVER, at);
	}

	/**
	 * Somebody tries to pay what was asked for.
	 * @param payment the attempt
	 * @param at when
	 * @param terms the terms of its procedure
	 * @return the changed dossier, which goes on when the money is there; or the refusal
	 */
	public Outcome pay(Payment payment, Instant at, Terms terms) {
		if (this.state != DossierState.PAYMENT_REQUESTED) {
			return new Outcome.Denied("no-payment-requested");
		}
		Course attempted = this.course.attempted(payment);
		return (payment.status() == Payment.Status.PAID)
				? changed(DossierState.PROCESSING, attempted.resumed(at, terms), DossierChange.PROCESSED, at)
				: changed(this.state, attempted, DossierChange.UPDATED, at);
	}

	/**
	 * Gives a payment back.
	 * @param number number of the charge
	 * @param reason why
	 * @param at when
	 * @return the changed dossier, or the refusal
	 */
	public Outcome refund(int number, String reason, Instant at) {
		boolean paid = this.course.charges()
			.stream()
			.filter((charge) -> charge.number() == number)
			.flatMap((charge) -> charge.attempts().stream())
			.anyMatch((attempt) -> attempt.status() == Payment.Status.PAID);
		return paid ? changed(this.state, this.course.refunded(number, at, reason), DossierChange.UPDATED, at)
				: new Outcome.Denied("nothing-to-refund");
	}

	/**
	 * Its papers were counted.
	 * @param counted the papers that are attached now
	 * @param at when
	 * @return the changed dossier, or nothing when they are as many as before
	 */
	public Optional<Outcome.Changed> count(Papers counted, Instant at) {
		return counted.equals(this.papers) ? Optional.empty() : Optional.of(new Outcome.Changed(
				new Dossier(this.code, this.filing, this.state, this.course, this.links, counted, this.version + 1),
				DossierChange.UPDATED, at));
	}

	/**
	 * Gives a role another link. A verified one stands.
	 * @param role the role
	 * @param other the other link
	 * @param at when
	 * @return the changed dossier, or that the link stands
	 */
	public Outcome relink(Role role, Link other, Instant at) {
		Link before = this.links.current().get(role);
		if (before != null && (before.state() == LinkState.VERIFIED || before.equals(other))) {
			return new Outcome.LinkStands(before.state());
		}
		return linked(this.links.with(role, other, false, at), at);
	}

	/**
	 * A person's number was replaced by another: every link to the person is, too.
	 * @param person blind index of the old number
	 * @param renewed makes the new link from the old one
	 * @param at when
	 * @return the changed dossier, or that nothing ties it to the old number
	 */
	public Outcome renumber(String person, UnaryOperator<Link.Verified> renewed, Instant at) {
		Links next = this.links;
		for (Role role : this.links.current().keySet()) {
			if (this.links.of(role) instanceof Link.Verified link && link.holder().person().equals(person)) {
				next = next.with(role, renewed.apply(link), true, at);
			}
		}
		return next.equals(this.links) ? new Outcome.LinkStands(this.links.holder().state()) : linked(next, at);
	}

	/**
	 * Leaves the holder open, so that nobody is asked to find out.
	 * @param aside why, and until when
	 * @return the changed dossier, or that the link stands
	 */
	public Outcome setAside(Aside aside) {
		return switch (this.links.holder().state()) {
			case AMBIGUOUS, MISMATCH, UNLINKED ->
				new Outcome.Changed(new Dossier(this.code, this.filing, this.state, this.course,
						this.links.setAside(aside), this.papers, this.version + 1), DossierChange.UPDATED, aside.at());
			case VERIFIED, PENDING, SUPERSEDED -> new Outcome.LinkStands(this.links.holder().state());
		};
	}

	private Outcome linked(Links next, Instant at) {
		return new Outcome.Changed(
				new Dossier(this.code, this.filing, this.state, this.course, next, this.papers, this.version + 1),
				DossierChange.LINKED, at);
	}

	private Outcome to(DossierState next, Course along, Move move, Instant at) {
		return changed(next, along, move.change(), at);
	}

	private Outcome changed(DossierState next, Course along, DossierChange change, Instant at) {
		return new Outcome.Changed(
				new Dossier(this.code, this.filing, next, along, this.links, this.papers, this.version + 1), change,
				at);
	}

	/**
	 * The link of the holder.
	 * @return the link
	 */
	public Link link() {
		return this.links.holder();
	}

	/**
	 * The agency whose turn it is.
	 * @return the one it was filed with, or the last one it was handed over to
	 */
	public AgencyCode inCharge() {
		List<AgencyCode> all = new ArrayList<>(agencies());
		return all.getLast();
	}

	/**
	 * The agencies that have a part in it now, in the order in which they got it.
	 * @return first the one that it was filed with
	 */
	public Set<AgencyCode> agencies() {
		Set<AgencyCode> all = new LinkedHashSet<>();
		all.add(this.filing.agency());
		this.course.legs().stream().filter(Leg::isOpen).map(Leg::agency).forEach(all::add);
		return all;
	}

	/**
	 * When an agency received it.
	 * @return when, if it did
	 */
	public @Nullable Instant receivedAt() {
		return this.course.receivedAt();
	}

	/**
	 * The day of the appointment (ngày hẹn trả).
	 * @return the day, once received
	 */
	public @Nullable LocalDate dueDate() {
		return this.course.dueDate();
	}

	/**
	 * When it reached an end: refused, withdrawn, stopped or finished.
	 * @return when, if it did
	 */
	public @Nullable Instant finishedAt() {
		return this.course.finishedAt();
	}

	/**
	 * When the result was returned.
	 * @return when, if it was
	 */
	public @Nullable Instant returnedAt() {
		return this.course.returnedAt();
	}

}
