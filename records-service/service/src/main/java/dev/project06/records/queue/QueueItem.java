package dev.project06.records.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.project06.records.dossier.Aside;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Link;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * A dossier that waits to be linked.
 *
 * @param code its code
 * @param procedure code of the procedure
 * @param agency code of the agency that it was filed with
 * @param inCharge code of the agency whose turn it is
 * @param channel how it was filed
 * @param state its state
 * @param submittedAt when it was filed
 * @param reason why it is not linked
 * @param fields what differs from the register
 * @param candidates how many people fitted when it was last asked
 * @param setAside what an officer left it open for
 * @param version counts its changes; the {@code ETag}
 */
record QueueItem(DossierCode code, String procedure, String agency, String inCharge, Channel channel,
		DossierState state, Instant submittedAt, LinkState reason, @Nullable List<String> fields,
		@Nullable Integer candidates, @Nullable SetAside setAside, long version) {

	static QueueItem of(Dossier dossier) {
		Link link = dossier.link();
		Aside aside = dossier.links().aside();
		return new QueueItem(dossier.code(), dossier.filing().procedure(), dossier.filing().agency().text(),
				dossier.inCharge().text(), dossier.filing().channel(), dossier.state(), dossier.filing().at(),
				link.state(), (link instanceof Link.Mismatch(List<String> fields)) ? fields : null,
				(link instanceof Link.Ambiguous(int candidates)) ? candidates : null,
				(aside != null) ? new SetAside(aside.reason(), aside.until(), aside.at()) : null, dossier.version());
	}

	/**
	 * What an officer left it open for.
	 *
	 * @param reason why
	 * @param until the day on which it comes back; none for a holder who cannot be
	 * identified
	 * @param at when
	 */
	record SetAside(String reason, @Nullable LocalDate until, Instant at) {
	}

}
