package dev.project06.records.takeover;

import java.time.Instant;
import java.util.List;

import dev.project06.records.dossier.Course;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Filing;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Links;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.events.DossierState;
import dev.project06.records.person.Claim;

/**
 * A dossier of an earlier system that can be taken over, all but its link.
 *
 * @param code its own code, which it keeps
 * @param filing how it was filed
 * @param state its state
 * @param course its own dates
 * @param claim what the row says of the holder
 * @param doubts the fields of the claim that cannot be right, so that nobody is asked by
 * it
 */
public record OldDossier(DossierCode code, Filing filing, DossierState state, Course course, Claim claim,
		List<String> doubts) {

	public OldDossier {
		doubts = List.copyOf(doubts);
	}

	/**
	 * Whether the identity service is to be asked who the holder is.
	 * @return whether the claim identifies somebody and nothing in it is doubtful
	 */
	public boolean isAsked() {
		return this.claim.identifies() && this.doubts.isEmpty();
	}

	/**
	 * The link where nobody is asked.
	 * @return a mismatch in what is doubtful, or no link
	 */
	public Link unasked() {
		return this.doubts.isEmpty() ? new Link.Unlinked() : new Link.Mismatch(this.doubts);
	}

	/**
	 * Takes the dossier over.
	 * @param link the link to its holder
	 * @param at when, in milliseconds
	 * @return the new dossier with its first event, which tells its state and its own
	 * dates
	 */
	public Outcome.Changed with(Link link, Instant at) {
		return Dossier.takeOver(this.code, this.filing, this.state, this.course, Links.of(link), at);
	}

	/** Nothing of the person. */
	@Override
	public String toString() {
		return "OldDossier[" + this.code + "]";
	}

}
