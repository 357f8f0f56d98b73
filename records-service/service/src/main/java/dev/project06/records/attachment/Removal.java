package dev.project06.records.attachment;

import java.time.Clock;

import dev.project06.records.dossier.Actor;
import dev.project06.records.events.DossierState;
import dev.project06.records.revision.IfMatch;
import dev.project06.records.store.DossierStore;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Takes attachments off. An attachment is hidden first and the dossier looked at again
 * after that, so that an agency which receives the dossier at the same time either sees
 * it for good or not at all. The file is marked before, so that it is swept also when the
 * service ends in between; one that another dossier refers to stays.
 */
@Component
final class Removal {

	private final FileStore files;

	private final AttachmentStore attachments;

	private final DossierStore dossiers;

	private final Tally tally;

	private final Clock clock;

	Removal(FileStore files, AttachmentStore attachments, DossierStore dossiers, Tally tally, Clock clock) {
		this.files = files;
		this.attachments = attachments;
		this.dossiers = dossiers;
		this.tally = tally;
		this.clock = clock;
	}

	Mono<Void> remove(Attachment attachment, @Nullable String ifMatch, Actor actor) {
		IfMatch.refuseOther(ifMatch, attachment.sha256());
		return this.files.letGo(attachment.file(), this.clock.instant())
			.then(this.attachments.hide(attachment, this.clock.instant()))
			.flatMap((hidden) -> hidden ? complete(attachment, actor) : Mono.error(new NoSuchAttachmentException()));
	}

	/** Goes on with an attachment that is hidden. */
	Mono<Void> complete(Attachment attachment, Actor actor) {
		return this.dossiers.find(attachment.dossier())
			.flatMap((dossier) -> (dossier.state() == DossierState.SUBMITTED)
					? this.tally.count(dossier.code(), actor).then(this.attachments.delete(attachment))
					: this.attachments.show(attachment).then(Mono.error(new WrongStateException(dossier.state()))));
	}

}
