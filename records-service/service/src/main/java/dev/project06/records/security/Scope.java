package dev.project06.records.security;

import java.util.Set;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
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
	 * Those that a citizen filed, and those of which the citizen is the holder.
	 *
	 * @param subject pairwise subject of the login
	 * @param person blind index of the citizen, once known
	 */
	record Own(String subject, @Nullable String person) implements Scope {

		@Override
		public boolean covers(Dossier dossier) {
			return isApplicant(dossier)
					|| (dossier.link() instanceof Link.Verified link && link.holder().person().equals(this.person));
		}

		private boolean isApplicant(Dossier dossier) {
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
