package dev.project06.records.security;

import java.util.Set;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which dossiers a caller may see.
 */
public sealed interface Scope {

	/**
	 * Whether a dossier is one of them.
	 * @param dossier the dossier
	 * @return whether it is
	 */
	boolean covers(Dossier dossier);

	/**
	 * Those that a citizen filed, and those of which a verified link names the citizen,
	 * whatever the role: whose data stand in a dossier may know of it (the right to know
	 * and to view, article 4 of Law 91/2025/QH15).
	 *
	 * @param subject pairwise subject of the login
	 * @param person id of the citizen among the persons, once known
	 */
	record Own(String subject, @Nullable String person) implements Scope {

		@Override
		public boolean covers(Dossier dossier) {
			return filed(dossier) || dossier.links().current().values().stream().anyMatch(this::names);
		}

		/**
		 * Whether the citizen may act in a dossier: filed it, or is its holder or
		 * applicant. A child, a spouse and whoever else is named only sees it.
		 * @param dossier the dossier
		 * @return whether the citizen may
		 */
		boolean isParty(Dossier dossier) {
			return filed(dossier) || names(dossier.link()) || names(dossier.links().of(Role.APPLICANT));
		}

		private boolean names(Link link) {
			return link instanceof Link.Verified verified && verified.holder().person().equals(this.person);
		}

		private boolean filed(Dossier dossier) {
			return dossier.filing().applicant() != null && dossier.filing().applicant().subject().equals(this.subject);
		}

	}

	/**
	 * Those that agencies have a part in: filed with them, or handed over to them.
	 *
	 * @param agencies the agencies
	 */
	record InChargeOf(Set<AgencyCode> agencies) implements Scope {

		public InChargeOf {
			agencies = Set.copyOf(agencies);
		}

		@Override
		public boolean covers(Dossier dossier) {
			return dossier.agencies().stream().anyMatch(this.agencies::contains);
		}

	}

	/** All. */
	record Everything() implements Scope {

		@Override
		public boolean covers(Dossier dossier) {
			return true;
		}

	}

	/** None at all. */
	record Nothing() implements Scope {

		@Override
		public boolean covers(Dossier dossier) {
			return false;
		}

	}

}
