package dev.project06.records.attachment;

import java.time.Clock;

import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.VersionConflictException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Service;

/**
 * Keeps the numbers of papers that a dossier and its events tell in step with its
 * attachments. An attachment says itself that it is not counted yet, so that whoever goes
 * on after a crash finds it.
 */
@Service
public final class Tally {

	private static final int TRIES = 20;

	private final DossierStore dossiers;

	private final AttachmentStore attachments;

	private final Clock clock;

	Tally(DossierStore dossiers, AttachmentStore attachments, Clock clock) {
		this.dossiers = dossiers;
		this.attachments = attachments;
		this.clock = clock;
	}

	/**
	 * Counts the papers of a dossier anew. The dossier is read first: whoever has seen
	 * fewer attachments then writes to an older version, and counts again.
	 * @param code the dossier
	 * @param actor who changed its attachments
	 * @return completes when the dossier tells them
	 */
	public Mono<Void> count(DossierCode code, Actor actor) {
		return this.dossiers.find(code)
			.flatMap((dossier) -> this.attachments.of(code)
				.collectList()
				.flatMap((all) -> dossier.count(Components.papers(all), this.clock.instant())
					.map((changed) -> this.dossiers.update(changed, actor))
					.orElse(Mono.just(dossier))
					.then(this.attachments.counted(all))))
			.retryWhen(Retry.max(TRIES).filter(VersionConflictException.class::isInstance));
	}

}
