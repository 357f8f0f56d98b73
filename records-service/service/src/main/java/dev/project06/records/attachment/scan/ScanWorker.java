package dev.project06.records.attachment.scan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.mongodb.MongoException;
import dev.project06.records.attachment.Attachment;
import dev.project06.records.attachment.AttachmentStore;
import dev.project06.records.attachment.FileStore;
import dev.project06.records.attachment.MissingChunkException;
import dev.project06.records.attachment.Tally;
import dev.project06.records.dossier.Actor;
import dev.project06.records.store.VersionConflictException;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has attachments scanned that wait for it, one at a time. Any instance takes any; one
 * that dies with a file leaves it to others when its patience is over.
 */
@Component
final class ScanWorker implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ScanWorker.class);

	private final AttachmentStore attachments;

	private final Tally tally;

	private final FileStore files;

	private final Scanner scanner;

	private final ScanSettings settings;

	private final Clock clock;

	private final MeterRegistry meters;

	private boolean away;

	private @Nullable Disposable running;

	ScanWorker(AttachmentStore attachments, Tally tally, FileStore files, Scanner scanner, ScanSettings settings,
			Clock clock, MeterRegistry meters) {
		this.attachments = attachments;
		this.tally = tally;
		this.files = files;
		this.scanner = scanner;
		this.settings = settings;
		this.clock = clock;
		this.meters = meters;
	}

	@Override
	public void start() {
		this.running = Mono.defer(this::one)
			.repeatWhenEmpty((ends) -> ends.flatMap((end) -> Mono.delay(this.settings.interval())))
			.repeat()
			.subscribe((done) -> {
			}, (failure) -> logger.error("Files are no longer scanned", failure));
	}

	/** Scans one file; empty when none waits or the store is away. */
	private Mono<Boolean> one() {
		Instant now = this.clock.instant();
		return this.attachments.claim(now, now.plus(this.settings.patience().multipliedBy(2)))
			.flatMap((claim) -> scan(claim).thenReturn(true))
			.onErrorResume(MongoException.class, (failure) -> {
				logger.info("Files are scanned later: {}", failure.getMessage());
				return Mono.empty();
			})
			.onErrorResume((failure) -> {
				logger.error("A file cannot be scanned", failure);
				return Mono.empty();
			});
	}

	private Mono<Void> scan(AttachmentStore.Claim claim) {
		Attachment attachment = claim.attachment();
		return this.scanner.scan(this.files.read(attachment.file(), 0, attachment.size()))
			.onErrorResume(MissingChunkException.class, (failure) -> {
				logger.error("A file is not whole: {}", failure.getMessage());
				return Mono.just(new Verdict.Failed("not whole"));
			})
			.flatMap((verdict) -> keep(attachment, verdict))
			.onErrorResume(ScannerAwayException.class, (failure) -> wait(claim, failure));
	}

	private Mono<Void> keep(Attachment attachment, Verdict verdict) {
		if (this.away) {
			logger.info("The scanner answers again");
			this.away = false;
		}
		this.meters.counter("records.files.scanned", "verdict", verdict.getClass().getSimpleName()).increment();
		Mono<Void> written = switch (verdict) {
			case Verdict.Clean() -> this.attachments.scanned(attachment, Attachment.Scan.CLEAN, null);
			case Verdict.Infected(String name) -> this.attachments.scanned(attachment, Attachment.Scan.INFECTED, name);
			case Verdict.Failed(String reason) -> this.attachments.scanned(attachment, Attachment.Scan.FAILED, reason);
		};
		return written.then(this.tally.count(attachment.dossier(), Actor.SERVICE))
			.onErrorResume(VersionConflictException.class, (busy) -> Mono.empty());
	}

	/** Twice the pause after each try of the file. */
	private Mono<Void> wait(AttachmentStore.Claim claim, ScannerAwayException failure) {
		if (!this.away) {
			logger.info("Files wait: {}", failure.getMessage());
			this.away = true;
		}
		long millis = Math.min(this.settings.maxPause().toMillis(),
				this.settings.interval().toMillis() << Math.min(claim.tries(), 20));
		return this.attachments.postpone(claim.attachment(), this.clock.instant().plus(Duration.ofMillis(millis)));
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
