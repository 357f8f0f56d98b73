package dev.project06.records.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.MongoException;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.Unsent;
import dev.project06.records.store.changes.ChangeLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes the events that stand in the dossiers, each dossier's in their order, and
 * takes them out once Kafka has acknowledged them. One batch is under way at a time.
 * Nothing is remembered here: what was not taken out is found again after a crash, and
 * then published a second time with the same id.
 */
@Component("kafkaHealthIndicator")
public final class Relay implements SmartLifecycle, ReactiveHealthIndicator {

	private static final Logger logger = LoggerFactory.getLogger(Relay.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

	private final DossierStore store;

	private final ChangeLog changes;

	private final OutboxSettings settings;

	private final Counter relayed;

	private final Sinks.Many<Boolean> nudges = Sinks.many().multicast().directBestEffort();

	private final Sinks.Empty<Void> stopping = Sinks.empty();

	private final Sinks.Empty<Void> stopped = Sinks.empty();

	private final Scheduler own = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "relay", 60, true);

	private @Nullable Broker broker;

	private final AtomicInteger failures = new AtomicInteger();

	private boolean more;

	private volatile boolean ending;

	private volatile @Nullable Disposable running;

	Relay(DossierStore store, ChangeLog changes, OutboxSettings settings, MeterRegistry meters) {
		this.store = store;
		this.changes = changes;
		this.settings = settings;
		this.relayed = meters.counter("records.events.relayed");
	}

	/**
	 * Tells that there may be events to publish.
	 */
	public void nudge() {
		this.nudges.emitNext(true, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
	}

	@Override
	public void start() {
		this.running = Flux
			.merge(this.nudges.asFlux(), Flux.interval(Duration.ZERO, this.settings.interval(), this.own))
			.takeUntilOther(this.stopping.asMono())
			.onBackpressureLatest()
			.concatMap((tick) -> drain(), 0)
			.publishOn(this.own)
			.doFinally((end) -> {
				disconnect();
				this.stopped.tryEmitEmpty();
			})
			.subscribe((nothing) -> {
			}, (failure) -> logger.error("Events are no longer published", failure));
	}

	/** Lets the batch end that is under way, for as long as the context waits. */
	@Override
	public void stop(Runnable callback) {
		this.ending = true;
		this.stopping.tryEmitEmpty();
		this.stopped.asMono().doFinally((end) -> {
			this.running = null;
			callback.run();
		}).subscribe();
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public boolean isRunning() {
		return this.running != null;
	}

	/** Starts before requests are taken and stops after the last. */
	@Override
	public int getPhase() {
		return 0;
	}

	/** Publishes until nothing is left, or rests after a failure. */
	private Mono<Void> drain() {
		return Mono.defer(this::publish)
			.repeat(() -> this.more && !this.ending)
			.then()
			.onErrorResume(Broker.BrokerAwayException.class, (failure) -> rest(failure.getMessage()))
			.onErrorResume(MongoException.class, (failure) -> rest("The store does not answer"))
			.onErrorResume((failure) -> {
				logger.error("Events cannot be published", failure);
				return rest("A fault");
			});
	}

	private Mono<Void> publish() {
		this.more = false;
		return Mono.fromCallable(this::connected)
			.subscribeOn(this.own)
			.flatMap((connection) -> this.store.unsent(this.settings.batch())
				.collectList()
				.filter((batch) -> !batch.isEmpty())
				.publishOn(this.own)
				.flatMap((batch) -> publish(connection, batch)));
	}

	private Mono<Void> publish(Broker connection, List<Unsent> batch) {
		this.relayed.increment(connection.publish(batch));
		return this.changes.append(batch).then(this.store.sent(batch)).then(Mono.fromRunnable(() -> {
			this.more = batch.size() == this.settings.batch();
			if (this.failures.getAndSet(0) > 0) {
				logger.info("Events are published again");
			}
		}));
	}

	private Broker connected() {
		Broker connection = this.broker;
		if (connection == null) {
			connection = new Broker(this.settings);
			this.broker = connection;
		}
		return connection;
	}

	private void disconnect() {
		if (this.broker != null) {
			this.broker.close();
			this.broker = null;
		}
	}

	/** Twice the pause for each failure in a row, and then a random part of it. */
	private Mono<Void> rest(@Nullable String reason) {
		int failed = this.failures.incrementAndGet();
		if (failed == 1) {
			logger.info("Events wait in the store. {}", reason);
		}
		long longest = Math.min(this.settings.maxPause().toMillis(), FIRST_PAUSE.toMillis() << Math.min(failed, 10));
		Duration pause = Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
		return Mono.fromRunnable(this::disconnect)
			.subscribeOn(this.own)
			.then(Mono.delay(pause))
			.then()
			.takeUntilOther(this.stopping.asMono());
	}

	@Override
	public Mono<Health> health() {
		return Mono.just((this.failures.get() == 0) ? Health.up().build()
				: Health.down().withDetail("failuresInARow", this.failures.get()).build());
	}

}
