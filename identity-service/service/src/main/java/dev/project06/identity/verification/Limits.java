package dev.project06.identity.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.project06.identity.ledger.Disclosure.Operation;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Locks out who asks too much or guesses. What is counted and who is locked out is
 * stored, so it holds for all instances and after a restart; another instance hears of a
 * lock-out within a second.
 */
@Component
class Limits implements SandboxData {

	private static final Duration KEPT = Duration.ofMillis(800);

	private final LimitStore store;

	private final VerificationSettings settings;

	private final MeterRegistry meters;

	private final Cache<String, Mono<Optional<LockOut>>> known = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterAccess(Duration.ofMinutes(1))
		.build();

	Limits(LimitStore store, VerificationSettings settings, MeterRegistry meters) {
		this.store = store;
		this.settings = settings;
		this.meters = meters;
	}

	/** Ends for who may ask, fails for who is locked out. */
	Mono<Void> enter(Sandbox sandbox, Asker asker, Operation operation) {
		Mono<Void> open = notLocked(sandbox, Limit.OFFICER_FAILURES.who(asker));
		if (asker.agency() != null) {
			open = open.then(notLocked(sandbox, "agency:" + asker.agency()));
		}
		return (operation == Operation.CONFIRM) ? open
				: open.then(Mono.defer(() -> count(sandbox, asker, 1, Limit.OFFICER_LOOK_UPS, Limit.AGENCY_LOOK_UPS)))
					.flatMap((lockOut) -> Mono.error(refused(sandbox, lockOut)));
	}

	/** Counts a question about nobody, or about somebody else. */
	Mono<Void> failed(Sandbox sandbox, Asker asker) {
		return count(sandbox, asker, 1, Limit.OFFICER_FAILURES, Limit.AGENCY_FAILURES).then();
	}

	/** The lock-out that came of it, if any. */
	Mono<LockOut> count(Sandbox sandbox, Asker asker, int times, Limit... limits) {
		Instant now = sandbox.now();
		return Flux.just(limits).concatMap((limit) -> {
			String who = limit.who(asker);
			return (who == null || times == 0) ? Mono.<LockOut>empty()
					: this.store.count(sandbox.name(), who, limit, times, now, this.settings.window())
						.filter((count) -> count > this.settings.limit(limit))
						.flatMap((count) -> lock(sandbox,
								new LockOut(who, limit.check(), now, now.plus(this.settings.lockOut()))));
		}).collectList().flatMap((locked) -> locked.isEmpty() ? Mono.empty() : Mono.just(locked.getFirst()));
	}

	private Mono<LockOut> lock(Sandbox sandbox, LockOut lockOut) {
		return this.store.lock(sandbox.name(), lockOut).doOnNext((locked) -> {
			this.known.invalidate(sandbox.name() + '/' + locked.who());
			this.meters.counter("identity.lockouts", "check", locked.check()).increment();
		});
	}

	private Mono<Void> notLocked(Sandbox sandbox, @Nullable String who) {
		return this.known
			.get(sandbox.name() + '/' + who,
					(key) -> this.store.find(sandbox.name(), String.valueOf(who))
						.map(Optional::of)
						.defaultIfEmpty(Optional.empty())
						.cache((lockOut) -> KEPT, (failure) -> Duration.ZERO, () -> Duration.ZERO))
			.flatMap((found) -> found.filter((lockOut) -> sandbox.now().isBefore(lockOut.until()))
				.map((lockOut) -> Mono.<Void>error(refused(sandbox, lockOut)))
				.orElse(Mono.empty()));
	}

	private static RefusedException refused(Sandbox sandbox, LockOut lockOut) {
		return RefusedException.of(ProblemName.OFFICER_LOCKED_OUT, lockOut.check(),
				Duration.between(sandbox.now(), lockOut.until()));
	}

	Flux<LockOut> all(Sandbox sandbox) {
		return this.store.all(sandbox.name());
	}

	Mono<Boolean> lift(Sandbox sandbox, String who) {
		return this.store.lift(sandbox.name(), who)
			.doOnNext((done) -> this.known.invalidate(sandbox.name() + '/' + who));
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.fromRunnable(() -> this.known.asMap().keySet().removeIf((key) -> key.startsWith(sandbox + '/')));
	}

}
