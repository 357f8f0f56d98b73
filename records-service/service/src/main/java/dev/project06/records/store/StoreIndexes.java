package dev.project06.records.store;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.encryption.StaleKeysetsException;
import dev.project06.records.procedure.Catalogue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the indexes and reads what was edited of the catalogue as soon as the store
 * answers, and tells whether it does.
 */
@Component("storeHealthIndicator")
final class StoreIndexes implements ReactiveHealthIndicator, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StoreIndexes.class);

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoDatabase database;

	private final Mono<Boolean> prepare;

	private @Nullable Disposable preparing;

	StoreIndexes(MongoDatabase database, DossierStore dossiers, Persons persons, LedgerEntries ledger,
			Rotations rotations, Procedures procedures, Catalogue catalogue) {
		this.database = database;
		Mono<Long> edited = procedures.bringInto(catalogue)
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
		this.prepare = dossiers.prepare()
			.then(edited)
			.then(persons.prepare())
			.then(ledger.prepare())
			.then(rotations.prepare());
	}

	@Override
	public void start() {
		this.preparing = this.prepare
			.retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(250))
				.maxBackoff(Duration.ofSeconds(5))
				.filter((failure) -> !(failure instanceof ForeignKeysetsException)))
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
		return this.prepare.then(Mono.from(this.database.runCommand(new Document("ping", 1))))
			.timeout(PATIENCE)
			.map((answer) -> Health.up().build())
			.onErrorResume(MongoException.class, (failure) -> Mono.just(down(failure)))
			.onErrorResume(ForeignKeysetsException.class, (failure) -> Mono.just(down(failure)))
			.onErrorResume(StaleKeysetsException.class, (failure) -> Mono.just(down(failure)))
			.onErrorResume(TimeoutException.class, (failure) -> Mono.just(down(failure)));
	}

	private static Health down(Exception failure) {
		return Health.down().withDetail("error", failure.getClass().getSimpleName()).build();
	}

}
