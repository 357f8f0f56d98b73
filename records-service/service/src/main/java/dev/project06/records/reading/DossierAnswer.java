package dev.project06.records.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.project06.identity.api.Receipt;
import dev.project06.records.dossier.Acting;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Filing;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Links;
import dev.project06.records.dossier.PastLink;
import dev.project06.records.dossier.Role;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.Papers;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as callers see it. Holds nothing of the holder.
 *
 * @param code its code
 * @param procedure code of the procedure
 * @param agency code of the agency that it was filed with
 * @param inCharge code of the agency whose turn it is
 * @param channel how it was filed
 * @param state its state
 * @param stateCode the portal's number of the state
 * @param stateName the portal's name of the state
 * @param submittedAt when it was filed
 * @param receivedAt when the agency received it
 * @param dueDate day of the appointment
 * @param finishedAt when it reached an end
 * @param returnedAt when the result was returned
 * @param acting in what capacity the applicant files for the holder
 * @param course what was asked for on the way
 * @param link standing of the link to the holder
 * @param otherLinks standing of the links to other persons
 * @param pastLinks links that were replaced
 * @param papers the files that are attached, in numbers
 * @param version counts its changes
 */
public record DossierAnswer(DossierCode code, String procedure, String agency, String inCharge, Channel channel,
		DossierState state, int stateCode, String stateName, Instant submittedAt, @Nullable Instant receivedAt,
		@Nullable LocalDate dueDate, @Nullable Instant finishedAt, @Nullable Instant returnedAt,
		Acting.@Nullable Capacity acting, CourseAnswer course, LinkAnswer link, List<LinkAnswer> otherLinks,
		List<LinkAnswer> pastLinks, Papers papers, long version) {

	/**
	 * Shows a dossier.
	 * @param dossier the dossier
	 * @return what callers see of it
	 */
	public static DossierAnswer of(Dossier dossier) {
		Filing filing = dossier.filing();
		return new DossierAnswer(dossier.code(), filing.procedure(), filing.agency().text(), dossier.inCharge().text(),
				filing.channel(), dossier.state(), dossier.state().code(), dossier.state().vietnamese(), filing.at(),
				dossier.receivedAt(), dossier.dueDate(), dossier.finishedAt(), dossier.returnedAt(),
				(filing.acting() != null) ? filing.acting().capacity() : null, CourseAnswer.of(dossier.course()),
				LinkAnswer.of(null, dossier.link(), null), others(dossier.links()), past(dossier.links()),
				dossier.papers(), dossier.version());
	}

	private static List<LinkAnswer> others(Links links) {
		return links.current()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey() != Role.HOLDER)
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> LinkAnswer.of(entry.getKey(), entry.getValue(), null))
			.toList();
	}

	private static List<LinkAnswer> past(Links links) {
		return links.past().stream().map((gone) -> LinkAnswer.of(gone.role(), gone.link(), gone)).toList();
	}

	/**
	 * A link as callers see it.
	 *
	 * @param role what the person is to the dossier; absent for the holder's present link
	 * @param state its standing
	 * @param method how the number was verified
	 * @param level authentication level of the login
	 * @param at when the number was verified
	 * @param replacedAt when it was replaced
	 */
	public record LinkAnswer(@Nullable Role role, LinkState state, Receipt.@Nullable Method method,
			@Nullable Integer level, @Nullable Instant at, @Nullable Instant replacedAt) {

		private static LinkAnswer of(@Nullable Role role, Link link, @Nullable PastLink gone) {
			LinkState state = (gone != null && gone.superseded()) ? LinkState.SUPERSEDED : link.state();
			Instant replacedAt = (gone != null) ? gone.at() : null;
			return (link instanceof Link.Verified verified) ? new LinkAnswer(role, state, verified.method(),
					(verified.level() > 0) ? verified.level() : null, verified.at(), replacedAt)
					: new LinkAnswer(role, state, null, null, null, replacedAt);
		}

	}

}
