package dev.project06.records.attachment;

import java.util.EnumSet;
import java.util.Set;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.events.DossierState;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.security.Scope;

import org.springframework.security.access.AccessDeniedException;

/**
 * On which side of a dossier a caller stands, and what may be done from there with its
 * papers.
 */
enum Side {

	/** The citizen whose dossier it is. */
	CITIZEN,

	/** An official in charge. */
	OFFICIAL,

	/** Anybody else who may see the dossier. */
	ONLOOKER;

	private static final Set<DossierState> OF_CITIZEN = EnumSet.of(DossierState.SUBMITTED,
			DossierState.SUPPLEMENT_REQUESTED);

	private static final Set<DossierState> OF_OFFICIAL = EnumSet.of(DossierState.SUBMITTED, DossierState.RECEIVED,
			DossierState.PROCESSING, DossierState.SUPPLEMENT_REQUESTED, DossierState.PAYMENT_REQUESTED);

	private static final Set<DossierState> WITH_RESULT = EnumSet.of(DossierState.RECEIVED, DossierState.PROCESSING,
			DossierState.FINISHED);

	static Side of(Caller caller, Scope scope, Policy policy, Dossier dossier) {
		if (policy.mayFileFor(caller, dossier.inCharge())) {
			return OFFICIAL;
		}
		return policy.isParty(scope, dossier) ? CITIZEN : ONLOOKER;
	}

	/**
	 * Refuses to attach what this side may not, or not now.
	 * @throws AccessDeniedException when it never may
	 * @throws WrongStateException when the state does not allow it
	 */
	void refuseUnlessMayAttach(Attachment.Kind kind, boolean digitised, DossierState state) {
		boolean result = kind == Attachment.Kind.RESULT;
		if (this == ONLOOKER || (this == CITIZEN && (result || digitised)) || (result && digitised)) {
			throw new AccessDeniedException("The caller may not attach this");
		}
		Set<DossierState> states = result ? WITH_RESULT : (this == CITIZEN) ? OF_CITIZEN : OF_OFFICIAL;
		if (!states.contains(state)) {
			throw new WrongStateException(state);
		}
	}

	/**
	 * Refuses to take off what this side has not attached, and anything once an agency
	 * has received the dossier.
	 */
	void refuseUnlessMayDelete(Attachment attachment, DossierState state) {
		boolean byCitizen = attachment.by().role().equals("citizen");
		if (this == ONLOOKER || (this == CITIZEN) != byCitizen) {
			throw new AccessDeniedException("The caller has not attached this");
		}
		if (state != DossierState.SUBMITTED) {
			throw new WrongStateException(state);
		}
	}

	/** Refuses to give out what a file holds to who has no part in the dossier. */
	void refuseUnlessMayRead(Scope scope) {
		if (this == ONLOOKER && !(scope instanceof Scope.InChargeOf)) {
			throw new AccessDeniedException("The caller may not read files");
		}
	}

}
