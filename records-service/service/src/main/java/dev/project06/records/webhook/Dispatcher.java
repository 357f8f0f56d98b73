package dev.project06.records.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.MongoException;
import dev.project06.records.store.changes.ChangeLog;
import dev.project06.records.store.webhook.Endpoints;
import dev.project06.records.store.webhook.Leased;
import dev.project06.records.webhook.endpoint.Delivery;
import dev.project06.records.webhook.endpoint.Endpoint;
import dev.project06.records.webhook.endpoint.Heads;
import dev.project06.records.webhook.sending.TargetSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works for the endpoints that this instance has leased: of each dossier one change is on
 * its way at a time, of many dossiers at once. Of an endpoint that was not there one
 * delivery is tried at a time.
 */
@Component
final class Dispatcher implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Dispatcher.class);

	private static final Duration BUSY = Duration.ofSeconds(1);

	private static final int AT_ONCE = 256;

	private static final int LOOKS = 8;

	private static final String HANDSHAKE = "";

	private final String instance = UUID.randomUUID().toString();

	private final Endpoints endpoints;

	private final ChangeLog changes;

	private final Planner planner;

	private final Courier courier;

	private final WebhookSettings settings;

	private final Duration timeout;

	private final Clock clock;

	private final Map<String, Desk> desks = new ConcurrentHashMap<>();

	private final AtomicBoolean storeAway = new AtomicBoolean();

	private Sinks.Many<Mono<Void>> tasks = Sinks.many().unicast().onBackpressureBuffer();

	private final Sinks.Many<Boolean> nudges = Sinks.many().multicast().directBestEffort();

	private volatile @Nullable Disposable running;

	Dispatcher(Endpoints endpoints, ChangeLog changes, Planner planner, Courier courier, WebhookSettings settings,
			TargetSettings target, Clock clock) {
		this.endpoints = endpoints;
		this.changes = changes;
		this.planner = planner;
		this.courier = courier;
		this.settings = settings;
		this.timeout = target.timeout().plus(target.connectTimeout());
		this.clock = clock;
	}

	@Override
	public void start() {
		this.tasks = Sinks.many().unicast().onBackpressureBuffer();
		Mono<Void> rounds = Flux
			.merge(this.nudges.asFlux(), Flux.interval(this.settings.interval()).map((tick) -> true))
			.onBackpressureLatest()
			.concatMap((tick) -> round(), 0)
			.then();
		Mono<Void> work = this.tasks.asFlux().flatMap((task) -> task, AT_ONCE).then();
		this.running = Mono.when(rounds, work).subscribe((nothing) -> {
		}, (failure) -> logger.error("Webhooks are no longer called", failure));
	}

	/**
	 * Breaks off what is on its way, which is sent again with the same id, and leaves the
	 * endpoints to others.
	 */
	@Override
	public void stop(Runnable callback) {
		Disposable ended = this.running;
		if (ended != null) {
			ended.dispose();
		}
		this.running = null;
		this.endpoints.leave(this.instance)
			.onErrorComplete(MongoException.class)
			.doFinally((end) -> callback.run())
			.subscribe();
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

	/** One look at all endpoints. */
	private Mono<Void> round() {
		return this.changes.end()
			.flatMap((end) -> this.endpoints.live().flatMap((leased) -> look(leased, end), LOOKS).then())
			.doOnSuccess((done) -> this.storeAway.set(false))
			.onErrorResume(MongoException.class, (failure) -> {
				if (!this.storeAway.getAndSet(true)) {
					logger.info("Webhooks wait for the store: {}", failure.getMessage());
				}
				return Mono.empty();
			})
			.onErrorResume((failure) -> {
				logger.error("Webhooks cannot be called", failure);
				return Mono.empty();
			});
	}

	private Mono<Void> look(Leased leased, long end) {
		Desk desk = this.desks.computeIfAbsent(leased.endpoint().id(), (added) -> new Desk());
		return lease(leased, desk).flatMap((own) -> work(leased.endpoint(), desk, end));
	}

	/** Only what is this instance's own. */
	private Mono<Boolean> lease(Leased leased, Desk desk) {
		long now = System.nanoTime();
		boolean own = leased.owner().equals(this.instance);
		if (own && !desk.isToBeRenewed(now)) {
			return Mono.just(true);
		}
		if (!own && !desk.isFree(leased, now, this.settings.lease())) {
			return Mono.empty();
		}
		return this.endpoints.lease(leased, this.instance)
			.filter(Boolean::booleanValue)
			.doOnNext((mine) -> desk.hold(now, this.settings.lease()));
	}

	private Mono<Void> work(Endpoint endpoint, Desk desk, long end) {
		var now = this.clock.instant();
		if (endpoint.isPaused(now) || !desk.holdsFor(this.timeout)) {
			return Mono.empty();
		}
		if (endpoint.state() == Endpoint.State.PENDING) {
			begin(desk, HANDSHAKE, this.courier.validate(endpoint));
			return Mono.empty();
		}
		if (!desk.isDue(endpoint.version(), end, now)) {
			return Mono.empty();
		}
		desk.looking(endpoint.version(), end);
		// What comes to an end while the deliveries are read is still open in what was
		// read
		Set<String> busy = Set.copyOf(desk.busy());
		return this.planner.open(endpoint, end, now).map(Heads::of).flatMap((heads) -> {
			desk.nextLook(heads.nextDue().orElse(null));
			int free = endpoint.isAway() ? (busy.isEmpty() ? 1 : 0) : this.settings.atOnce() - busy.size();
			for (Delivery delivery : heads.ready(busy, now, free)) {
				begin(desk, delivery.dossier(), this.courier.deliver(delivery));
			}
			return this.planner.release(endpoint, heads);
		});
	}

	private void begin(Desk desk, String dossier, Mono<Void> work) {
		if (desk.busy().add(dossier)) {
			this.tasks.emitNext(task(desk, dossier, work), Sinks.EmitFailureHandler.busyLooping(BUSY));
		}
	}

	private Mono<Void> task(Desk desk, String dossier, Mono<Void> work) {
		return Mono.defer(() -> desk.holdsFor(this.timeout) ? work : Mono.empty())
			.onErrorResume(MongoException.class, (failure) -> {
				logger.info("A delivery is tried again, the store does not answer: {}", failure.getMessage());
				return Mono.empty();
			})
			.onErrorResume((failure) -> {
				logger.error("A delivery cannot be made", failure);
				return Mono.empty();
			})
			.doFinally((end) -> {
				desk.done(dossier);
				this.nudges.emitNext(true, Sinks.EmitFailureHandler.busyLooping(BUSY));
			});
	}

}
