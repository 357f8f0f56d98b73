package dev.project06.records.reading;

import java.time.Instant;
import java.time.LocalDate;

import dev.project06.identity.api.Receipt;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Filing;
import dev.project06.records.dossier.Link;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as callers see it. Holds nothing of the holder.
 *
 * @param code its code
 * @param procedure code of the procedure
 * @param agency code of the agency in charge
 * @param channel how it was filed
 * @param state its state
 * @param stateCode the portal's number of the state
 * @param stateName the portal's name of the state
 * @param submittedAt when it was filed
 * @param receivedAt when the agency received it
 * @param dueDate day of the appointment
 * @param finishedAt when it reached an end
 * @param returnedAt when the result was returned
 * @param link standing of the link to the holder
 * @param version counts its changes
 */
public record DossierAnswer(DossierCode code, String procedure, String agency, Channel channel, DossierState state,
		int stateCode, String stateName, Instant submittedAt, @Nullable Instant receivedAt, @Nullable LocalDate dueDate,
		@Nullable Instant finishedAt, @Nullable Instant returnedAt, LinkAnswer link, long version) {

	/**
	 * Shows a dossier.
	 * @param dossier the dossier
	 * @return what callers see of it
	 */
	public static DossierAnswer of(Dossier dossier) {
		Filing filing = dossier.filing();
		return new DossierAnswer(dossier.code(), filing.procedure(), filing.agency().text(), filing.channel(),
				dossier.state(), dossier.state().code(), dossier.state().vietnamese(), filing.at(),
				dossier.receivedAt(), dossier.dueDate(), dossier.finishedAt(), dossier.returnedAt(),
				link(dossier.link()), dossier.version());
	}

	private static LinkAnswer link(Link link) {
		return (link instanceof Link.Verified verified) ? new LinkAnswer(link.state(), verified.method(),
				(verified.level() > 0) ? verified.level() : null, verified.at())
				: new LinkAnswer(link.state(), null, null, null);
	}

	/**
	 * A link as callers see it.
	 *
	 * @param state its standing
	 * @param method how the number was verified
	 * @param level authentication level of the login
	 * @param at when the number was verified
	 */
	public record LinkAnswer(LinkState state, Receipt.@Nullable Method method, @Nullable Integer level,
			@Nullable Instant at) {
	}

}
