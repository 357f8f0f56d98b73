package dev.project06.records.keys;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import com.mongodb.MongoException;
import dev.project06.records.encryption.Keyring;
import dev.project06.records.encryption.Secret;
import dev.project06.records.encryption.StaleKeysetsException;
import dev.project06.records.store.KeysetMark;
import dev.project06.records.store.Rotation;
import dev.project06.records.store.Rotations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works at the rotation that runs, step by step. Each step can be repeated, so that any
 * instance goes on where another one was stopped.
 */
@Component
final class RotationWork implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(RotationWork.class);

	private final String worker = UUID.randomUUID().toString();

	private final Rotations rotations;

	private final Sweep sweep;

	private final Keyring keyring;

	private final KeysetMark mark;

	private final RotationSettings settings;

	private final Clock clock;

	private @Nullable Scheduler scheduler;

	private @Nullable Disposable running;

	RotationWork(Rotations rotations, Sweep sweep, Keyring keyring, KeysetMark mark, RotationSettings settings,
			Clock clock) {
		this.rotations = rotations;
		this.sweep = sweep;
		this.keyring = keyring;
		this.mark = mark;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void start() {
		Scheduler own = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "rotation", 60, true);
		this.scheduler = own;
		this.running = Mono.defer(this::round)
			.then(Mono.delay(this.settings.interval(), own))
			.repeat()
			.subscribeOn(own)
			.subscribe((tick) -> {
			}, (failure) -> logger.error("Keys are no longer changed", failure));
	}

	@Override
	public void stop() {
		if (this.running != null && this.scheduler != null) {
			this.running.dispose();
			this.scheduler.dispose();
			this.running = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running != null;
	}

	/** Goes on until there is something to wait for. */
	private Mono<Void> round() {
		return this.rotations.take(this.worker, this.clock.instant(), until())
			.expand((rotation) -> step(rotation).flatMap((next) -> this.rotations.write(next, this.worker, until())))
			.then()
			.onErrorResume((failure) -> failure instanceof MongoException || failure instanceof StaleKeysetsException,
					(failure) -> {
						logger.info("A rotation has to wait: {}", failure.getMessage());
						return Mono.empty();
					})
			.onErrorResume((failure) -> {
				logger.error("A rotation cannot go on", failure);
				return Mono.empty();
			});
	}

	/** The rotation after the next step; nothing when it has to wait or has ended. */
	private Mono<Rotation> step(Rotation rotation) {
		Secret secret = rotation.secret();
		return switch (rotation.phase()) {
			case ORDERED -> Mono.fromCallable(() -> rotation.with(this.keyring.announce(secret)))
				.subscribeOn(own())
				.map((announced) -> announced.to(Rotation.Phase.ANNOUNCED, this.clock.instant()));
			case ANNOUNCED -> afterGrace(rotation, promote(rotation));
			case PROMOTED -> afterGrace(rotation, this.sweep.left(secret, keys(rotation))
				.map((left) -> rotation.of(left).to(Rotation.Phase.SWEEPING, this.clock.instant())));
			case SWEEPING -> this.sweep.some(secret, keys(rotation), this.settings.batch())
				.flatMap((found) -> (found > 0) ? Mono.just(rotation) : retire(rotation));
			case RETIRED -> (secret == Secret.BLIND_INDEX) ? afterGrace(rotation, clean(rotation))
					: Mono.just(rotation.to(Rotation.Phase.DONE, this.clock.instant()));
			case DONE -> Mono.empty();
		};
	}

	private Mono<Rotation> promote(Rotation rotation) {
		int key = keys(rotation).to();
		return Mono.<Void>fromRunnable(() -> this.keyring.promote(rotation.secret(), key))
			.subscribeOn(own())
			.then(this.mark.needs(rotation.secret(), key))
			.then(Mono.fromSupplier(() -> rotation.to(Rotation.Phase.PROMOTED, this.clock.instant())));
	}

	private Mono<Rotation> retire(Rotation rotation) {
		return Mono.<Void>fromRunnable(() -> this.keyring.retire(rotation.secret(), keys(rotation).from()))
			.subscribeOn(own())
			.then(Mono.fromSupplier(() -> rotation.to(Rotation.Phase.RETIRED, this.clock.instant())));
	}

	private Mono<Rotation> clean(Rotation rotation) {
		return this.sweep.clean(this.settings.batch())
			.map((found) -> (found > 0) ? rotation : rotation.to(Rotation.Phase.DONE, this.clock.instant()));
	}

	private Mono<Rotation> afterGrace(Rotation rotation, Mono<Rotation> step) {
		return Mono.defer(() -> this.clock.instant().isBefore(rotation.since().plus(this.settings.grace()))
				? Mono.empty() : step);
	}

	private static Keyring.Change keys(Rotation rotation) {
		return Objects.requireNonNull(rotation.keys());
	}

	private Instant until() {
		return this.clock.instant().plus(this.settings.lease());
	}

	private Scheduler own() {
		return Objects.requireNonNull(this.scheduler);
	}

}
