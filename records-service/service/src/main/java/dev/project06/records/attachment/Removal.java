package dev.project06.records.attachment;

import java.time.Clock;

import dev.project06.records.revision.IfMatch;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Takes attachments off. The file is marked first, so that it is swept also when the
 * service ends in between; one that another dossier refers to stays.
 */
@Component
final class Removal {

	private final FileStore files;

	private final AttachmentStore attachments;

	private final Clock clock;

	Removal(FileStore files, AttachmentStore attachments, Clock clock) {
		this.files = files;
		this.attachments = attachments;
		this.clock = clock;
	}

	Mono<Void> remove(Attachment attachment, @Nullable String ifMatch) {
		IfMatch.refuseOther(ifMatch, attachment.sha256());
		return this.files.letGo(attachment.file(), this.clock.instant())
			.then(this.attachments.delete(attachment))
			.flatMap((deleted) -> deleted ? Mono.<Void>empty() : Mono.error(new NoSuchAttachmentException()));
	}

}
