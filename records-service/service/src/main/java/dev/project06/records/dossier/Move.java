package dev.project06.records.dossier;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierState;

/**
 * What can be done with a dossier, and where it leads.
 */
public enum Move {

	/** An agency takes a dossier in that was filed online. */
	RECEIVE(DossierState.RECEIVED, DossierChange.RECEIVED),

	/** An agency refuses a dossier at intake. */
	REFUSE(DossierState.REFUSED, DossierChange.REFUSED),

	/** Processing begins. */
	PROCESS(DossierState.PROCESSING, DossierChange.PROCESSED),

	/** Processing ends with a result. */
	FINISH(DossierState.FINISHED, DossierChange.FINISHED),

	/** The result is returned. */
	RETURN(DossierState.RETURNED, DossierChange.RETURNED),

	/** Processing ends without a result. */
	STOP(DossierState.STOPPED, DossierChange.STOPPED),

	/** The citizen takes the dossier back. */
	WITHDRAW(DossierState.WITHDRAWN, DossierChange.WITHDRAWN);

	private final DossierState to;

	private final DossierChange change;

	Move(DossierState to, DossierChange change) {
		this.to = to;
		this.change = change;
	}

	/**
	 * The moves that a state allows.
	 * @param state the state
	 * @return the moves, none for an end state
	 */
	public static Set<Move> allowedFrom(DossierState state) {
		return switch (state) {
			case SUBMITTED -> EnumSet.of(RECEIVE, REFUSE, WITHDRAW);
			case RECEIVED -> EnumSet.of(PROCESS, FINISH, WITHDRAW);
			case PROCESSING -> EnumSet.of(FINISH, STOP, WITHDRAW);
			case FINISHED -> EnumSet.of(RETURN);
			case SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED, REFUSED, WITHDRAWN, STOPPED, RETURNED ->
				EnumSet.noneOf(Move.class);
		};
	}

	DossierState to() {
		return this.to;
	}

	DossierChange change() {
		return this.change;
	}

	/**
	 * The word for this move in the API.
	 * @return the name in lower case
	 */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
