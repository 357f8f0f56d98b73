package dev.project06.identity.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the store ready as soon as it answers, and tells whether it does.
 */
@Component("storeHealthIndicator")
final class StoreHealth implements ReactiveHealthIndicator, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StoreHealth.class);

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoDatabase database;

	private final Mono<Boolean> prepared;

	private @Nullable Disposable preparing;

	StoreHealth(MongoDatabase database, List<Prepared> parts) {
		this.database = database;
		this.prepared = Flux.fromIterable(parts)
			.concatMap(Prepared::prepare)
			.then(Mono.just(true))
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	@Override
	public void start() {
		this.preparing = this.prepared
			.retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(250))
				.maxBackoff(Duration.ofSeconds(5))
				.filter((failure) -> !(failure instanceof ForeignStoreException)))
			.subscribe((done) -> logger.info("The store is ready"),
					(failure) -> logger.error("The store cannot be used", failure));
	}

	@Override
	public void stop() {
		if (this.preparing != null) {
			this.preparing.dispose();
			this.preparing = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.preparing != null;
	}

	@Override
	public Mono<Health> health() {
		return this.prepared.then(Mono.from(this.database.runCommand(new Document("ping", 1))))
			.timeout(PATIENCE)
			.map((answer) -> Health.up().build())
			.onErrorResume(MongoException.class, (failure) -> Mono.just(down(failure)))
			.onErrorResume(ForeignStoreException.class, (failure) -> Mono.just(down(failure)))
			.onErrorResume(TimeoutException.class, (failure) -> Mono.just(down(failure)));
	}

	private static Health down(Exception failure) {
		return Health.down().withDetail("error", failure.getClass().getSimpleName()).build();
	}

}
