package dev.project06.records.linking;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.MongoException;
import dev.project06.identity.api.Receipt;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.Applicant;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.dossier.Role;
import dev.project06.records.outbox.Relay;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.VersionConflictException;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Links later what could not be linked when it was filed. Any instance may do it: of two
 * that link the same dossier, the store lets one win.
 */
@Component
final class PendingLinks implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(PendingLinks.class);

	private static final int PAGE = 100;

	private static final int AT_A_TIME = 8;

	private final DossierStore store;

	private final Linker linker;

	private final Relay relay;

	private final Clock clock;

	private final LinkingSettings settings;

	private final MeterRegistry meters;

	private final AtomicLong waiting;

	private String after = "";

	private int failures;

	private @Nullable Scheduler scheduler;

	private @Nullable Disposable running;

	PendingLinks(DossierStore store, Linker linker, Relay relay, Clock clock, LinkingSettings settings,
			MeterRegistry meters) {
		this.store = store;
		this.linker = linker;
		this.relay = relay;
		this.clock = clock;
		this.settings = settings;
		this.meters = meters;
		this.waiting = meters.gauge("records.links.pending", new AtomicLong());
	}

	@Override
	public void start() {
		Scheduler own = Schedulers.newSingle("linking", true);
		this.scheduler = own;
		this.running = Mono.defer(this::round)
			.flatMap((pause) -> Mono.delay(pause, own))
			.repeat()
			.subscribeOn(own)
			.subscribe((tick) -> {
			}, (failure) -> logger.error("Pending links are no longer worked off", failure));
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

	/** One look at all pending links; then the pause to the next. */
	private Mono<Duration> round() {
		this.after = "";
		return Mono.defer(this::sweep)
			.repeat(() -> !this.after.isEmpty())
			.then(this.store.countPending())
			.doOnNext(this.waiting::set)
			.map((count) -> succeeded())
			.onErrorResume(MongoException.class, (failure) -> Mono.just(failed("the store: " + failure.getMessage())))
			.onErrorResume(IdentityAwayException.class, (failure) -> Mono.just(failed(failure.getMessage())))
			.onErrorResume((failure) -> {
				logger.error("A pending link cannot be worked off", failure);
				return Mono.just(failed("a fault"));
			});
	}

	private Mono<Void> sweep() {
		return this.store.pending(this.after, PAGE).collectList().flatMap((page) -> {
			this.after = page.isEmpty() ? "" : page.getLast().code().text();
			return Flux.fromIterable(page).flatMap(this::link, AT_A_TIME).then();
		});
	}

	private Mono<Dossier> link(Dossier dossier) {
		Applicant applicant = dossier.filing().applicant();
		if (applicant == null) {
			return relink(dossier, new Link.Unlinked());
		}
		return this.linker.verify(dossier.code(), dossier.filing().procedure(), applicant)
			.flatMap((verification) -> switch (verification) {
				case Verification.Verified(Receipt receipt) ->
					this.linker.link(receipt, dossier.code(), applicant.subject())
						.flatMap((link) -> relink(dossier, link));
				case Verification.UnknownSubject() -> relink(dossier, new Link.Unlinked());
				case Verification.Away(String reason, boolean forAll) when forAll ->
					Mono.error(new IdentityAwayException("the identity service: " + reason, null));
				case Verification.Away _ -> Mono.empty();
			});
	}

	/**
	 * What waits is the login's: the holder's own, or that of somebody who acts for the
	 * holder.
	 */
	private Mono<Dossier> relink(Dossier dossier, Link link) {
		Role role = (dossier.filing().acting() == null) ? Role.HOLDER : Role.APPLICANT;
		return switch (dossier.relink(role, link, this.clock.instant())) {
			case Outcome.Changed changed -> this.store.update(changed, Actor.SERVICE).doOnNext((linked) -> {
				this.meters.counter("records.dossiers.linked", "state", link.state().name()).increment();
				this.relay.nudge();
			}).onErrorComplete(VersionConflictException.class);
			case Outcome.Refused _, Outcome.Denied _, Outcome.LinkStands _ -> Mono.empty();
		};
	}

	private Duration succeeded() {
		if (this.failures > 0) {
			logger.info("Pending links are worked off again");
		}
		this.failures = 0;
		return this.settings.interval();
	}

	/** Twice the pause for each failure in a row, and then a random part of it. */
	private Duration failed(@Nullable String reason) {
		if (this.failures++ == 0) {
			logger.info("Pending links have to wait for {}", reason);
		}
		long longest = Math.min(this.settings.maxPause().toMillis(),
				this.settings.interval().toMillis() << Math.min(this.failures, 10));
		return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
	}

}
