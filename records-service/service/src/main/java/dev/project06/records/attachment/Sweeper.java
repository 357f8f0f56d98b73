package dev.project06.records.attachment;

import java.time.Clock;
import java.time.Duration;

import com.mongodb.MongoException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Removes files that nobody refers to: uploads that broke off, and what was deleted. Any
 * instance may do it, and several at once do no harm.
 */
@Component
final class Sweeper implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Sweeper.class);

	private static final int PAGE = 100;

	private final FileStore files;

	private final AttachmentStore attachments;

	private final AttachmentSettings settings;

	private final Clock clock;

	private @Nullable Disposable running;

	Sweeper(FileStore files, AttachmentStore attachments, AttachmentSettings settings, Clock clock) {
		this.files = files;
		this.attachments = attachments;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void start() {
		this.running = Mono.defer(() -> sweep(this.settings.keep())).onErrorResume(MongoException.class, (failure) -> {
			logger.info("Files are swept later: {}", failure.getMessage());
			return Mono.just(0L);
		}).onErrorResume((failure) -> {
			logger.error("Files cannot be swept", failure);
			return Mono.just(0L);
		}).delayElement(this.settings.sweep()).repeat().subscribe((removed) -> {
		}, (failure) -> logger.error("Files are no longer swept", failure));
	}

	/**
	 * Looks once at all files that have been marked for so long.
	 * @return how many files were removed
	 */
	Mono<Long> sweep(Duration age) {
		return this.files.marked(this.clock.instant().minus(age), PAGE)
			.concatMap((file) -> this.attachments.referTo(file)
				.flatMap((referred) -> referred ? this.files.keep(file).thenReturn(0L)
						: this.files.remove(file).thenReturn(1L)))
			.collectList()
			.flatMap((page) -> {
				long removed = page.stream().mapToLong(Long::longValue).sum();
				return (page.size() < PAGE) ? Mono.just(removed) : sweep(age).map((more) -> removed + more);
			});
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
