package dev.project06.records.attachment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

import dev.project06.records.dossier.Applicant;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.filing.RequestKey;
import dev.project06.records.security.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Attaches a file of an earlier dossier again, by reference. Both dossiers have to be of
 * the same person, and the caller has to see both.
 */
@Component
final class Reuse {

	private final AttachmentStore attachments;

	private final Tally tally;

	private final AttachmentSettings settings;

	private final Clock clock;

	Reuse(AttachmentStore attachments, Tally tally, AttachmentSettings settings, Clock clock) {
		this.attachments = attachments;
		this.tally = tally;
		this.settings = settings;
		this.clock = clock;
	}

	Mono<Uploads.Taken> take(Caller caller, @Nullable String key, Dossier dossier, Dossier source, Earlier earlier) {
		RequestKey request = RequestKey.of(caller, key, "reuse",
				String.join("|", dossier.code().text(), source.code().text(), earlier.attachment(), earlier.component())
					.getBytes(StandardCharsets.UTF_8));
		if (source.code().equals(dossier.code()) || !areOfOnePerson(dossier, source)) {
			throw new RefusedFieldException("dossier", "other-holder");
		}
		return this.attachments.made(request.key())
			.flatMap((made) -> again(made, request))
			.switchIfEmpty(Mono.defer(() -> this.attachments.find(source.code(), earlier.attachment())
				.switchIfEmpty(Mono.error(() -> new RefusedFieldException("attachment", "code")))
				.filter((found) -> found.scan() == Attachment.Scan.CLEAN && found.kind() == Attachment.Kind.COMPONENT)
				.switchIfEmpty(Mono.error(() -> new RefusedFieldException("attachment", "not-reusable")))
				.flatMap((found) -> this.attachments.of(dossier.code())
					.count()
					.filter((count) -> count < this.settings.most())
					.switchIfEmpty(Mono.error(() -> new RefusedFieldException("attachments", "file-too-many")))
					.flatMap((count) -> create(caller, dossier, found, earlier.component(), request)))));
	}

	private Mono<Uploads.Taken> create(Caller caller, Dossier dossier, Attachment found, String component,
			RequestKey request) {
		Attachment again = new Attachment(AttachmentStore.newId(), dossier.code(), Attachment.Kind.COMPONENT, component,
				found.name(), found.type(), found.size(), found.sha256(), found.digitised(), found.dossier(),
				found.file(), found.scan(), caller.actor(), this.clock.instant());
		return this.attachments.create(again, request)
			.flatMap((made) -> made.attachment().id().equals(again.id())
					? this.attachments.refuseBeyond(again, this.settings.most())
						.then(this.tally.count(again.dossier(), again.by()))
						.thenReturn(new Uploads.Taken(again, false))
					: again(made, request));
	}

	private static Mono<Uploads.Taken> again(AttachmentStore.Made made, RequestKey request) {
		return made.body().equals(request.body()) ? Mono.just(new Uploads.Taken(made.attachment(), true))
				: Mono.error(new UsedKeyException(made.attachment().id()));
	}

	/** By the number where a receipt vouches for both, otherwise by the login. */
	static boolean areOfOnePerson(Dossier one, Dossier other) {
		if (one.link() instanceof Link.Verified first && other.link() instanceof Link.Verified second) {
			return first.holder().person().equals(second.holder().person());
		}
		Applicant applicant = one.filing().applicant();
		Applicant earlier = other.filing().applicant();
		return applicant != null && earlier != null && applicant.subject().equals(earlier.subject());
	}

}
