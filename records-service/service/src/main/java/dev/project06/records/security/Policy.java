package dev.project06.records.security;

import java.util.List;
import java.util.stream.Collectors;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Move;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may see and do what. Every path asks here: reading one dossier, listing,
 * the trail, moving on, attaching a receipt, filing.
 */
public final class Policy {

	private final Agencies agencies;

	public Policy(Agencies agencies) {
		this.agencies = agencies;
	}

	/**
	 * Which dossiers a caller may see: a citizen the own ones, an official those of the
	 * agency and of all under it, an auditor all, anyone else none.
	 * @param caller the caller
	 * @param person blind index of a citizen, once known
	 * @return the dossiers
	 */
	public Scope scope(Caller caller, @Nullable String person) {
		if (mayAudit(caller)) {
			return new Scope.Everything();
		}
		if (caller.agency() != null) {
			return new Scope.InChargeOf(this.agencies.under(caller.agency())
				.stream()
				.map(Agency::code)
				.collect(Collectors.toUnmodifiableSet()));
		}
		return (caller.applicant() != null) ? new Scope.Own(caller.applicant().subject(), person) : new Scope.Nothing();
	}

	/**
	 * Whether a caller may move a dossier on: the citizen whose it is may withdraw it and
	 * bring what is missing, an official of the agency whose turn it is may do everything
	 * but withdraw it.
	 * @param caller the caller
	 * @param scope what the caller may see
	 * @param move what is to be done
	 * @param dossier the dossier
	 * @return whether it may
	 */
	public boolean mayMove(Caller caller, Scope scope, Move move, Dossier dossier) {
		boolean own = scope instanceof Scope.Own && scope.covers(dossier);
		return switch (move) {
			case WITHDRAW -> own;
			case SUPPLEMENT -> own || mayFileFor(caller, dossier.inCharge());
			default -> mayFileFor(caller, dossier.inCharge());
		};
	}

	/**
	 * Whether a caller may read the number behind a dossier: an officer of the agency
	 * whose turn it is or of one above it, never a machine.
	 * @param caller the caller
	 * @param dossier the dossier
	 * @return whether it may
	 */
	public boolean mayReadNumber(Caller caller, Dossier dossier) {
		return caller.is("officer") && mayFileFor(caller, dossier.inCharge());
	}

	/**
	 * Whether a caller may see who used a dossier that the caller sees: the citizen whose
	 * it is, or an auditor.
	 * @param caller the caller
	 * @return whether it may
	 */
	public boolean maySeeUsages(Caller caller) {
		return mayAudit(caller) || (caller.agency() == null && caller.applicant() != null);
	}

	/**
	 * Whether a caller may read the whole ledger.
	 * @param caller the caller
	 * @return whether it is an auditor
	 */
	public boolean mayAudit(Caller caller) {
		return caller.is("auditor");
	}

	/**
	 * Whether a caller may exchange keys and erase persons.
	 * @param caller the caller
	 * @return whether it is an administrator
	 */
	public boolean mayAdminister(Caller caller) {
		return caller.is("admin");
	}

	/**
	 * Whether a caller may act for an agency: take dossiers in, move them on, attach
	 * receipts.
	 * @param caller the caller
	 * @param agency the agency
	 * @return whether it is the caller's own or under it
	 */
	public boolean mayFileFor(Caller caller, AgencyCode agency) {
		return caller.agency() != null && this.agencies.within(agency, caller.agency());
	}

	/**
	 * The agencies that a caller acts for.
	 * @param caller the caller
	 * @return the caller's own and all under it; none for somebody without an agency
	 */
	public List<AgencyCode> agenciesOf(Caller caller) {
		return (caller.agency() == null) ? List.of()
				: this.agencies.under(caller.agency()).stream().map(Agency::code).toList();
	}

	/**
	 * Whether a caller may find out who the holder of a dossier is: an officer of the
	 * agency whose turn it is or of one above it, never a machine.
	 * @param caller the caller
	 * @param dossier the dossier
	 * @return whether it may
	 */
	public boolean mayIdentify(Caller caller, Dossier dossier) {
		return mayReadNumber(caller, dossier);
	}

	/**
	 * Whether a caller may import old dossiers of an agency, and know of such imports.
	 * @param caller the caller
	 * @param agency the agency
	 * @return whether it is the caller's own or under it, or the caller an administrator
	 */
	public boolean mayImport(Caller caller, AgencyCode agency) {
		return mayFileFor(caller, agency) || mayAdminister(caller);
	}

	/**
	 * Whether a caller may edit the catalogue of procedures.
	 * @param caller the caller
	 * @return whether it is an administrator
	 */
	public boolean mayEditCatalogue(Caller caller) {
		return caller.is("admin");
	}

	/**
	 * Whether a caller may see who has edited the catalogue.
	 * @param caller the caller
	 * @return whether it is an administrator or an auditor
	 */
	public boolean mayReadEdits(Caller caller) {
		return caller.is("admin") || caller.is("auditor");
	}

}
