package dev.project06.records.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Move;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may see and do what. Every path asks here: reading one dossier, listing,
 * searching, exporting, the trail, moving on, attaching a receipt, filing.
 */
public final class Policy {

	private final Agencies agencies;

	public Policy(Agencies agencies) {
		this.agencies = agencies;
	}

	private Set<AgencyCode> under(AgencyCode agency) {
		return this.agencies.under(agency).stream().map(Agency::code).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Which dossiers a caller may see: a citizen those filed with the login and those
	 * that name the citizen, an official those of the agency and of all under it, an
	 * auditor all, anyone else none.
	 * @param caller the caller
	 * @param person id of a citizen among the persons, once known
	 * @return the dossiers
	 */
	public Scope scope(Caller caller, @Nullable String person) {
		if (mayAudit(caller)) {
			return new Scope.Everything();
		}
		if (caller.agency() != null) {
			return new Scope.InChargeOf(under(caller.agency()));
		}
		return (caller.applicant() != null) ? new Scope.Own(caller.applicant().subject(), person) : new Scope.Nothing();
	}

	/**
	 * Whether a caller acts in a dossier as a citizen: as who filed it, as its holder or
	 * as its applicant. Whom it names otherwise, such as a child, sees it and no more.
	 * @param scope what the caller may see
	 * @param dossier the dossier
	 * @return whether it is so
	 */
	public boolean isParty(Scope scope, Dossier dossier) {
		return scope instanceof Scope.Own own && own.isParty(dossier);
	}

	/**
	 * Whether a caller may look for dossiers among those that it may see, also by the
	 * number of the holder, and take all of them along: an official, or an auditor.
	 * @param caller the caller
	 * @return whether it may
	 */
	public boolean maySearch(Caller caller) {
		return mayAudit(caller) || caller.agency() != null;
	}

	/**
	 * The part of what a caller may see that lies with an agency and all under it.
	 * @param scope what the caller may see
	 * @param agency the agency
	 * @return the part, nothing when the agency is not wholly within
	 */
	public Scope within(Scope scope, AgencyCode agency) {
		Set<AgencyCode> under = under(agency);
		return switch (scope) {
			case Scope.InChargeOf(var own) when own.contains(agency) -> new Scope.InChargeOf(under);
			case Scope.Everything() when !under.isEmpty() -> new Scope.InChargeOf(under);
			case Scope.InChargeOf _, Scope.Everything _, Scope.Own _, Scope.Nothing _ -> new Scope.Nothing();
		};
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
		boolean own = isParty(scope, dossier);
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
	 * Whether a caller may have numbers beside the dossiers of an export at all; of each
	 * dossier {@link #mayReadNumber} decides.
	 * @param caller the caller
	 * @return whether it is an officer
	 */
	public boolean mayExportNumbers(Caller caller) {
		return caller.is("officer") && caller.agency() != null;
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
