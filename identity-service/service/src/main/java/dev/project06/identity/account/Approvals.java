package dev.project06.identity.account;

import java.time.Duration;

import com.mongodb.MongoException;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Register;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.Sandboxes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes down the approvals that time has brought about, also of accounts that nobody
 * looks at, so that their events and notices come within seconds. Several instances may
 * do so: one of them is first.
 */
@Component
class Approvals implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Approvals.class);

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private static final int BATCH = 200;

	private final Accounts accounts;

	private final Register register;

	private final Sandboxes sandboxes;

	private volatile @Nullable Disposable running;

	Approvals(Accounts accounts, Register register, Sandboxes sandboxes) {
		this.accounts = accounts;
		this.register = register;
		this.sandboxes = sandboxes;
	}

	@Override
	public void start() {
		this.running = Mono.defer(this::approve)
			.onErrorResume(MongoException.class, (away) -> Mono.empty())
			.onErrorResume(Approvals::failed)
			.repeatWhen((done) -> done.delayElements(PAUSE))
			.subscribe((done) -> {
			}, (failure) -> logger.error("Approvals are no longer written", failure));
	}

	@Override
	public void stop() {
		Disposable current = this.running;
		if (current != null) {
			current.dispose();
		}
		this.running = null;
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

	private Mono<Void> approve() {
		return this.accounts.waiting().collectList().flatMapMany(Flux::fromIterable).concatMap(this::approve).then();
	}

	private Mono<Void> approve(String name) {
		return this.sandboxes.find(name)
			.flatMap(this::approve)
			.onErrorResume(RefusedException.class, (deleted) -> Mono.empty());
	}

	private Mono<Void> approve(Sandbox sandbox) {
		return this.accounts.due(sandbox, BATCH)
			.collectList()
			.flatMapMany(Flux::fromIterable)
			.concatMap((origin) -> approve(sandbox, origin))
			.then();
	}

	/** One that fails is tried again later, and holds nobody up. */
	private Mono<Void> approve(Sandbox sandbox, CitizenId origin) {
		return this.register.find(sandbox, origin)
			.flatMap((person) -> this.accounts.find(sandbox, person))
			.then()
			.onErrorResume(Conflict.class, (changed) -> Mono.empty())
			.onErrorResume((failure) -> !(failure instanceof MongoException), Approvals::failed);
	}

	private static Mono<Void> failed(Throwable failure) {
		logger.error("An approval cannot be written", failure);
		return Mono.empty();
	}

}
