package dev.project06.records.rating;

import java.time.Instant;
import java.util.List;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.DossierCode;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen says of how a dossier was handled.
 *
 * @param dossier the dossier
 * @param agency the agency that was in charge
 * @param procedure code of the procedure
 * @param score from 1, very dissatisfied, to 5, very satisfied
 * @param reasons what it is about
 * @param comment in the citizen's own words
 * @param at when it was given first; counts for the period
 * @param changedAt when it was changed last
 * @param until until when it may be changed
 * @param version 1 when given, then one more for each change
 */
record Rating(DossierCode dossier, AgencyCode agency, String procedure, int score, List<Reason> reasons,
		@Nullable String comment, Instant at, Instant changedAt, Instant until, long version) {

	Rating {
		reasons = List.copyOf(reasons);
	}

	/** The same rating with other words. */
	Rating changed(Opinion opinion, Instant now) {
		return new Rating(this.dossier, this.agency, this.procedure, opinion.score(), opinion.named(),
				opinion.comment(), this.at, now, this.until, this.version + 1);
	}

	/** Nothing that the citizen wrote. */
	@Override
	public String toString() {
		return "Rating[" + this.dossier + "]";
	}

}
