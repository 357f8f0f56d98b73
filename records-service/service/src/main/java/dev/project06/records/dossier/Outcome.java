package dev.project06.records.dossier;

import java.time.Instant;
import java.util.Set;

import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;

/**
 * What became of an attempt to change a dossier.
 */
public sealed interface Outcome {

	/**
	 * The dossier changed.
	 *
	 * @param dossier the dossier after the change
	 * @param change what happened
	 * @param at when it happened
	 */
	record Changed(Dossier dossier, DossierChange change, Instant at) implements Outcome {

		/**
		 * The event that tells of the change.
		 * @return the event, its sequence being the version of the dossier
		 */
		public DossierEvent event() {
			Dossier now = this.dossier;
			Filing filing = now.filing();
			String holder = (now.link() instanceof Link.Verified link) ? link.holder().pseudonym() : null;
			int waived = (holder != null) ? now.course().waivable() : 0;
			return new DossierEvent(now.code().text(), now.version(), this.change, this.at, filing.agency().text(),
					filing.block(), filing.procedure(), filing.serviceLevel(), filing.essential(), filing.channel(),
					now.state(), filing.at(), now.receivedAt(), now.dueDate(), now.finishedAt(), now.returnedAt(),
					now.course().supplements().size(), now.link().state(), holder, now.papers(), waived,
					now.course().fees(), now.course().suspension());
		}

	}

	/**
	 * The state of the dossier does not allow the move.
	 *
	 * @param from the state
	 * @param attempted the move
	 * @param allowed the moves that it does allow
	 */
	record Refused(DossierState from, Move attempted, Set<Move> allowed) implements Outcome {
	}

	/**
	 * A rule of the move does not allow it.
	 *
	 * @param check the rule
	 */
	record Denied(String check) implements Outcome {
	}

	/**
	 * The link stands as it is and is not replaced.
	 *
	 * @param link the standing of the link
	 */
	record LinkStands(LinkState link) implements Outcome {
	}

}
