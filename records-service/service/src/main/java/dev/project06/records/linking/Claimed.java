package dev.project06.records.linking;

import dev.project06.identity.api.MatchRow;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.person.Claim;

/**
 * A claim and what it is on.
 *
 * @param dossier the dossier
 * @param procedure its procedure
 * @param claim what is said of its holder
 */
public record Claimed(DossierCode dossier, String procedure, Claim claim) {

	MatchRow row(String id) {
		return new MatchRow(id, this.claim.number(), this.claim.oldNumber(), this.claim.name(), this.claim.birthDate(),
				this.claim.place(), this.procedure, this.dossier.text());
	}

}
