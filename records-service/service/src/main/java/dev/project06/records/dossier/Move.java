package dev.project06.records.dossier;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierState;

/**
 * What can be done with a dossier, and from which states.
 */
public enum Move {

	/** An agency takes a dossier in that was filed online (tiếp nhận). */
	RECEIVE(DossierChange.RECEIVED),

	/** An agency refuses a dossier at intake (từ chối tiếp nhận). */
	REFUSE(DossierChange.REFUSED),

	/** Processing begins (xử lý). */
	PROCESS(DossierChange.PROCESSED),

	/** The agency asks for papers, and the time stands still (yêu cầu bổ sung). */
	REQUEST_SUPPLEMENT(DossierChange.SUPPLEMENT_REQUESTED),

	/** The papers are there, and processing goes on (bổ sung). */
	SUPPLEMENT(DossierChange.PROCESSED),

	/**
	 * The agency asks for a payment, and the time stands still (nghĩa vụ tài chính).
	 */
	REQUEST_PAYMENT(DossierChange.PAYMENT_REQUESTED),

	/** The appointment is put off, once, with an apology (gia hạn). */
	EXTEND(DossierChange.EXTENDED),

	/** Another agency is asked to do its part (liên thông). */
	HAND_OVER(DossierChange.HANDED_OVER),

	/** That agency has done its part. */
	HAND_BACK(DossierChange.HANDED_BACK),

	/** Processing ends with a result. */
	FINISH(DossierChange.FINISHED),

	/** The result is returned (trả kết quả). */
	RETURN(DossierChange.RETURNED),

	/** Processing ends without a result (dừng xử lý). */
	STOP(DossierChange.STOPPED),

	/** The citizen takes the dossier back (rút hồ sơ). */
	WITHDRAW(DossierChange.WITHDRAWN);

	private final DossierChange change;

	Move(DossierChange change) {
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
			case RECEIVED -> EnumSet.of(PROCESS, REQUEST_SUPPLEMENT, REQUEST_PAYMENT, EXTEND, FINISH, WITHDRAW);
			case PROCESSING ->
				EnumSet.of(REQUEST_SUPPLEMENT, REQUEST_PAYMENT, EXTEND, HAND_OVER, HAND_BACK, FINISH, STOP, WITHDRAW);
			case SUPPLEMENT_REQUESTED -> EnumSet.of(SUPPLEMENT, STOP, WITHDRAW);
			case PAYMENT_REQUESTED -> EnumSet.of(STOP, WITHDRAW);
			case FINISHED -> EnumSet.of(RETURN);
			case REFUSED, WITHDRAWN, STOPPED, RETURNED -> EnumSet.noneOf(Move.class);
		};
	}

	/**
	 * Reads the word for a move in the API.
	 * @param word such as {@code request-supplement}
	 * @return the move
	 */
	public static Move of(String word) {
		return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	DossierChange change() {
		return this.change;
	}

	/**
	 * The word for this move in the API.
	 * @return the name in lower case, with hyphens
	 */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
