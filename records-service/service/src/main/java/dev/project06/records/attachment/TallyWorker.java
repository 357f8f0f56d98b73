package dev.project06.records.attachment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.mongodb.MongoException;
import dev.project06.records.dossier.Actor;
import dev.project06.records.store.VersionConflictException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Counts what was attached or taken off when the service ended before it was counted. Any
 * instance may do it, and several at once do no harm.
 */
@Component
final class TallyWorker implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(TallyWorker.class);

	private static final int PAGE = 100;

	/** Whoever attached it counts it within this time, unless something broke off. */
	private static final Duration AGE = Duration.ofSeconds(30);

	private final AttachmentStore attachments;

	private final Tally tally;

	private final Removal removal;

	private final AttachmentSettings settings;

	private final Clock clock;

	private @Nullable Disposable running;

	TallyWorker(AttachmentStore attachments, Tally tally, Removal removal, AttachmentSettings settings, Clock clock) {
		this.attachments = attachments;
		this.tally = tally;
		this.removal = removal;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void start() {
		this.running = Mono.defer(() -> mend(this.clock.instant().minus(AGE)))
			.onErrorResume(
					(failure) -> failure instanceof MongoException || failure instanceof VersionConflictException,
					(failure) -> {
						logger.info("Papers are counted later: {}", failure.getMessage());
						return Mono.empty();
					})
			.onErrorResume((failure) -> {
				logger.error("Papers cannot be counted", failure);
				return Mono.empty();
			})
			.then(Mono.delay(this.settings.recount()))
			.repeat()
			.subscribe((done) -> {
			}, (failure) -> logger.error("Papers are no longer counted", failure));
	}

	/**
	 * Goes on where others broke off.
	 * @param before looks only at what is older
	 * @return completes when all is counted
	 */
	Mono<Void> mend(Instant before) {
		return this.attachments.removed(before, PAGE)
			.concatMap((attachment) -> this.removal.complete(attachment, Actor.SERVICE)
				.onErrorResume(WrongStateException.class, (received) -> Mono.empty()))
			.thenMany(this.attachments.uncounted(before, PAGE))
			.distinct()
			.concatMap((dossier) -> this.tally.count(dossier, Actor.SERVICE))
			.then();
	}

	@Override
	public void stop() {
		if (this.running != null) {
			this.running.dispose();
			this.running = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running != null;
	}

}
