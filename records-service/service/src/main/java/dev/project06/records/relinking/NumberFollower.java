package dev.project06.records.relinking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import com.mongodb.MongoException;
import dev.project06.identity.api.NumberChanges;
import dev.project06.records.linking.IdentityAwayException;
import dev.project06.records.linking.Renewals;
import dev.project06.records.store.Cursors;
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
 * Follows the feed of number changes with a cursor in the store. Each change is worked
 * off before the cursor passes it, and once more later, when no receipt on the old number
 * can be used any more: whoever confirmed it just before the change may have brought it
 * just after. Working off a change again does no harm, so any number of instances may.
 */
@Component
final class NumberFollower implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(NumberFollower.class);

	private static final int PAGE = 100;

	private final Renewals renewals;

	private final Renumbering renumbering;

	private final OldNumbers oldNumbers;

	private final Cursors cursors;

	private final Clock clock;

	private final RelinkingSettings settings;

	/** Before this nothing is due again. */
	private Instant rests = Instant.EPOCH;

	private int failures;

	private @Nullable Scheduler scheduler;

	private @Nullable Disposable running;

	NumberFollower(Renewals renewals, Renumbering renumbering, OldNumbers oldNumbers, Cursors cursors, Clock clock,
			RelinkingSettings settings) {
		this.renewals = renewals;
		this.renumbering = renumbering;
		this.oldNumbers = oldNumbers;
		this.cursors = cursors;
		this.clock = clock;
		this.settings = settings;
	}

	@Override
	public void start() {
		Scheduler own = Schedulers.newSingle("relinking", true);
		this.scheduler = own;
		this.running = Mono.defer(this::round)
			.flatMap((pause) -> Mono.delay(pause, own))
			.repeat()
			.subscribeOn(own)
			.subscribe((tick) -> {
			}, (failure) -> logger.error("Number changes are no longer followed", failure));
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

	/** Everything that is new; then the pause to the next look. */
	private Mono<Duration> round() {
		return follow("number-changes", Duration.ZERO).then(followAgain())
			.then(Mono.fromSupplier(this::succeeded))
			.onErrorResume(MongoException.class, (failure) -> Mono.just(failed("the store: " + failure.getMessage())))
			.onErrorResume(IdentityAwayException.class,
					(failure) -> Mono.just(failed("the identity service: " + failure.getMessage())))
			.onErrorResume((failure) -> {
				logger.error("A number change cannot be worked off", failure);
				return Mono.just(failed("a fault"));
			});
	}

	/** Who reads is in the ledger of the register, so it is not asked too early. */
	private Mono<Void> followAgain() {
		return Mono.defer(() -> this.clock.instant().isBefore(this.rests) ? Mono.empty()
				: follow("number-changes-again", this.settings.again()));
	}

	private Mono<Void> follow(String reader, Duration age) {
		return Mono.defer(() -> page(reader, age)).repeat().takeUntil((count) -> count == 0).then();
	}

	/** How many changes of the next page were worked off. */
	private Mono<Integer> page(String reader, Duration age) {
		Instant before = this.clock.instant().minus(age);
		return this.cursors.find(reader).flatMap((from) -> this.renewals.changes(from, PAGE).flatMap((page) -> {
			List<NumberChanges.Change> due = page.changes()
				.stream()
				.takeWhile((change) -> !change.at().isAfter(before))
				.toList();
			if (due.size() < page.changes().size()) {
				this.rests = page.changes().get(due.size()).at().plus(age);
			}
			return Flux.fromIterable(due)
				.concatMap(this::workOff)
				.then(due.isEmpty() ? Mono.<Void>empty() : this.cursors.move(reader, from, due.getLast().cursor()))
				.thenReturn(due.size());
		}));
	}

	private Mono<Void> workOff(NumberChanges.Change change) {
		return switch (change.kind()) {
			case REISSUED -> this.renumbering.renumber(change);
			case OLD_NUMBER_LINKED -> this.oldNumbers.link(change);
		};
	}

	private Duration succeeded() {
		if (this.failures > 0) {
			logger.info("Number changes are followed again");
		}
		this.failures = 0;
		return this.settings.interval();
	}

	/** Twice the pause for each failure in a row, and then a random part of it. */
	private Duration failed(@Nullable String reason) {
		if (this.failures++ == 0) {
			logger.info("Number changes have to wait for {}", reason);
		}
		long longest = Math.min(this.settings.maxPause().toMillis(),
				this.settings.interval().toMillis() << Math.min(this.failures, 10));
		return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
	}

}
