package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;

import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * A dossier (hồ sơ) as it stands. Instants are kept to the millisecond.
 *
 * @param code its code
 * @param filing how it was filed
 * @param state its state
 * @param receivedAt when an agency received it
 * @param dueDate day of the appointment, set at reception
 * @param finishedAt when it reached an end: refused, withdrawn, stopped or finished
 * @param returnedAt when the result was returned
 * @param link what ties it to the number of its holder
 * @param version 1 when filed, then one more for each change; also the sequence of the
 * change's event
 */
public record Dossier(DossierCode code, Filing filing, DossierState state, @Nullable Instant receivedAt,
		@Nullable LocalDate dueDate, @Nullable Instant finishedAt, @Nullable Instant returnedAt, Link link,
		long version) {

	private static final Set<Move> ENDS = Set.of(Move.REFUSE, Move.WITHDRAW, Move.STOP, Move.FINISH);

	/**
	 * Files a dossier online; an agency has yet to receive it.
	 * @param code its code
	 * @param filing how it is filed
	 * @param link its link
	 * @return the new dossier
	 */
	public static Outcome.Changed submit(DossierCode code, Filing filing, Link link) {
		Dossier dossier = new Dossier(code, filing, DossierState.SUBMITTED, null, null, null, null, link, 1);
		return new Outcome.Changed(dossier, DossierChange.SUBMITTED, filing.at());
	}

	/**
	 * Files a dossier with the agency itself, which receives it at once.
	 * @param code its code
	 * @param filing how it is filed
	 * @param link its link
	 * @param term gives the day of the appointment for the moment of reception
	 * @return the new dossier
	 */
	public static Outcome.Changed intake(DossierCode code, Filing filing, Link link,
			Function<Instant, LocalDate> term) {
		Dossier dossier = new Dossier(code, filing, DossierState.RECEIVED, filing.at(), term.apply(filing.at()), null,
				null, link, 1);
		return new Outcome.Changed(dossier, DossierChange.RECEIVED, filing.at());
	}

	/**
	 * Moves the dossier on.
	 * @param move what to do
	 * @param at when
	 * @param term gives the day of the appointment for the moment of reception
	 * @return the changed dossier, or the refusal
	 */
	public Outcome move(Move move, Instant at, Function<Instant, LocalDate> term) {
		Set<Move> allowed = Move.allowedFrom(this.state);
		if (!allowed.contains(move)) {
			return new Outcome.Refused(this.state, move, allowed);
		}
		boolean received = move == Move.RECEIVE;
		Dossier moved = new Dossier(this.code, this.filing, move.to(), received ? at : this.receivedAt,
				received ? term.apply(at) : this.dueDate, ENDS.contains(move) ? at : this.finishedAt,
				(move == Move.RETURN) ? at : this.returnedAt, this.link, this.version + 1);
		return new Outcome.Changed(moved, move.change(), at);
	}

	/**
	 * Gives the dossier another link. A verified one stands.
	 * @param other the other link
	 * @param at when
	 * @return the changed dossier, or that the link stands
	 */
	public Outcome relink(Link other, Instant at) {
		if (this.link.state() == LinkState.VERIFIED || this.link.equals(other)) {
			return new Outcome.LinkStands(this.link.state());
		}
		Dossier linked = new Dossier(this.code, this.filing, this.state, this.receivedAt, this.dueDate, this.finishedAt,
				this.returnedAt, other, this.version + 1);
		return new Outcome.Changed(linked, DossierChange.LINKED, at);
	}

}
