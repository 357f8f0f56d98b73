package dev.project06.identity.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.SandboxStore.Entry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds and changes sandboxes. A change by another instance is seen within a second.
 */
@Component
public class Sandboxes {

	private static final Duration KEPT = Duration.ofSeconds(1);

	/** An owner of more is a test run that does not clean up. */
	private static final int MOST = 50;

	private final SandboxStore store;

	private final List<SandboxData> data;

	private final Clock clock;

	private final Cache<String, Entry> fresh = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1000).build();

	/** By version, so that the draws of the faults go on as long as nothing changes. */
	private final Cache<String, Sandbox> made = Caffeine.newBuilder().maximumSize(1000).build();

	Sandboxes(SandboxStore store, List<SandboxData> data, Clock clock) {
		this.store = store;
		this.data = data;
		this.clock = clock;
	}

	/**
	 * Finds a sandbox.
	 * @param name its name
	 * @return the sandbox, or a refusal that names {@code unknown-sandbox}
	 */
	public Mono<Sandbox> find(String name) {
		Entry known = this.fresh.getIfPresent(name);
		return (known != null) ? Mono.just(sandbox(known)) : entry(name).map(this::sandbox);
	}

	Flux<Sandbox> ofOwner(String owner) {
		return this.store.ofOwner(owner).map(this::sandbox);
	}

	Mono<Sandbox> create(String name, String owner) {
		if (Sandbox.DEFAULT.equals(name)) {
			return Mono.error(RefusedException.of(ProblemName.SANDBOX_EXISTS));
		}
		return this.store.count(owner)
			.filter((count) -> count < MOST)
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.TOO_MANY_SANDBOXES)))
			.then(Mono.defer(() -> insert(name, owner)));
	}

	private Mono<Sandbox> insert(String name, String owner) {
		return this.store.insert(new Entry(name, owner, version(), SandboxTime.REAL, List.of()))
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.SANDBOX_EXISTS)))
			.map(this::keep);
	}

	Mono<Sandbox> set(Sandbox sandbox, SandboxTime time) {
		return entry(sandbox.name()).flatMap((entry) -> this.store.save(entry.at(time, version()))).map(this::keep);
	}

	Mono<Sandbox> set(Sandbox sandbox, List<FaultRule> faults) {
		return entry(sandbox.name()).flatMap((entry) -> this.store.save(entry.failing(faults, version())))
			.map(this::keep);
	}

	/** Everything in it goes but the ledger; the clock is the real one, nothing fails. */
	Mono<Sandbox> reset(Sandbox sandbox) {
		return Flux.fromIterable(this.data)
			.concatMap((part) -> part.clear(sandbox.name()))
			.then(this.store.save(new Entry(sandbox.name(), sandbox.owner(), version(), SandboxTime.REAL, List.of())))
			.map(this::keep);
	}

	Mono<Void> delete(Sandbox sandbox) {
		return reset(sandbox).then(this.store.delete(sandbox.name()))
			.doOnSuccess((done) -> this.fresh.invalidate(sandbox.name()));
	}

	private Mono<Entry> entry(String name) {
		return this.store.find(name)
			.switchIfEmpty(Mono.defer(() -> Sandbox.DEFAULT.equals(name)
					? Mono.just(new Entry(name, null, Sandbox.DEFAULT, SandboxTime.REAL, List.of()))
					: Mono.error(RefusedException.of(ProblemName.UNKNOWN_SANDBOX))))
			.doOnNext((entry) -> this.fresh.put(name, entry));
	}

	private Sandbox keep(Entry entry) {
		this.fresh.put(entry.name(), entry);
		return sandbox(entry);
	}

	private Sandbox sandbox(Entry entry) {
		return this.made.get(entry.version(), (version) -> new Sandbox(entry.name(), entry.owner(),
				entry.time().clock(this.clock), entry.faults().isEmpty() ? Faults.NONE : new Faults(entry.faults())));
	}

	private static String version() {
		return UUID.randomUUID().toString();
	}

}
