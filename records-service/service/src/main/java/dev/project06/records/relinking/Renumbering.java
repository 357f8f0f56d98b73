package dev.project06.records.relinking;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.NumberChanges;
import dev.project06.identity.api.Receipt;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.dossier.PastLink;
import dev.project06.records.linking.Renewals;
import dev.project06.records.outbox.Relay;
import dev.project06.records.person.Numbers;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.VersionConflictException;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

/**
 * Links the dossiers of a person anew whose number was replaced. Each dossier is one
 * write, and one that was written is passed over: so it may be done twice, by two
 * instances, and again after a crash.
 */
@Component
final class Renumbering {

	private static final int ATTEMPTS = 10;

	private final DossierStore store;

	private final Numbers numbers;

	private final Renewals renewals;

	private final Relay relay;

	private final Clock clock;

	private final MeterRegistry meters;

	Renumbering(DossierStore store, Numbers numbers, Renewals renewals, Relay relay, Clock clock,
			MeterRegistry meters) {
		this.store = store;
		this.numbers = numbers;
		this.renewals = renewals;
		this.relay = relay;
		this.clock = clock;
		this.meters = meters;
	}

	/** Ends when no dossier is tied to the old number any more. */
	Mono<Void> renumber(NumberChanges.Change change) {
		return this.numbers.findUnder(CitizenId.of(change.from()))
			.flatMap((person) -> pages(change, person.id(), "", null)
				.retryWhen(Retry.max(ATTEMPTS).filter(VersionConflictException.class::isInstance))
				.switchIfEmpty(Mono.defer(() -> this.numbers.find(change.to())))
				.filter((heir) -> !heir.equals(person.id()))
				.flatMap((heir) -> this.numbers.succeed(person, heir)));
	}

	/** Who took the place of the person, as far as dossiers tell. */
	private Mono<String> pages(NumberChanges.Change change, String person, String after, @Nullable String known) {
		return this.store.naming(person, after, Renewals.MOST).collectList().flatMap((page) -> {
			if (page.isEmpty()) {
				return Mono.justOrEmpty(known);
			}
			List<Dossier> tied = page.stream().filter((dossier) -> isTied(dossier, person)).toList();
			String heir = page.stream().flatMap((dossier) -> heir(dossier, person).stream()).findFirst().orElse(known);
			return page(change, person, tied).defaultIfEmpty(Optional.ofNullable(heir))
				.flatMap((found) -> pages(change, person, page.getLast().code().text(), found.orElse(heir)));
		});
	}

	private static boolean isTied(Dossier dossier, String person) {
		return dossier.links().current().values().stream().anyMatch((link) -> names(link, person));
	}

	private static Optional<String> heir(Dossier dossier, String person) {
		return dossier.links()
			.past()
			.stream()
			.filter((past) -> past.superseded() && names(past.link(), person))
			.map(PastLink::role)
			.flatMap((role) -> (dossier.links().of(role) instanceof Link.Verified link)
					? Optional.of(link.holder().person()).stream() : Optional.<String>empty().stream())
			.findFirst();
	}

	private static boolean names(Link link, String person) {
		return link instanceof Link.Verified verified && verified.holder().person().equals(person);
	}

	private Mono<Optional<String>> page(NumberChanges.Change change, String person, List<Dossier> tied) {
		if (tied.isEmpty()) {
			return Mono.empty();
		}
		return this.renewals.receipts(change, tied)
			.flatMapMany((receipts) -> Flux.range(0, tied.size())
				.concatMap((i) -> renumber(tied.get(i), person, receipts.get(i))))
			.collectList()
			.flatMap((heirs) -> heirs.isEmpty() ? Mono.empty() : Mono.just(Optional.of(heirs.getLast())));
	}

	private Mono<String> renumber(Dossier dossier, String person, Receipt receipt) {
		return this.numbers.seal(receipt.citizenId(), dossier.code(), null).flatMap((holder) -> {
			Outcome outcome = dossier.renumber(person, (old) -> Link.Verified.of(receipt, holder),
					this.clock.instant());
			return (outcome instanceof Outcome.Changed changed)
					? this.store.update(changed, Actor.SERVICE).map((written) -> {
						this.meters.counter("records.dossiers.relinked", "change", NumberChanges.Kind.REISSUED.name())
							.increment();
						this.relay.nudge();
						return holder.person();
					}) : Mono.just(holder.person());
		});
	}

}
