package dev.project06.records.relinking;

import java.time.Clock;
import java.util.List;

import dev.project06.identity.api.NumberChanges;
import dev.project06.identity.api.OnBehalfOf;
import dev.project06.identity.api.Receipt;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.dossier.Role;
import dev.project06.records.events.LinkState;
import dev.project06.records.linking.Claimed;
import dev.project06.records.linking.Match;
import dev.project06.records.linking.MatchRefusedException;
import dev.project06.records.linking.Matching;
import dev.project06.records.linking.Renewals;
import dev.project06.records.outbox.Relay;
import dev.project06.records.person.Claim;
import dev.project06.records.person.Claims;
import dev.project06.records.person.Numbers;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.VersionConflictException;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

/**
 * Links dossiers of which it is claimed that the holder had an old number, once the
 * register knows whose it was. The claim is asked about as it stands, so name and birth
 * have to agree; where they do not, it stays with the officers.
 */
@Component
final class OldNumbers {

	private static final Logger logger = LoggerFactory.getLogger(OldNumbers.class);

	private static final int ATTEMPTS = 10;

	private final DossierStore store;

	private final Claims claims;

	private final Matching matching;

	private final Numbers numbers;

	private final Renewals renewals;

	private final Relay relay;

	private final Clock clock;

	private final MeterRegistry meters;

	OldNumbers(DossierStore store, Claims claims, Matching matching, Numbers numbers, Renewals renewals, Relay relay,
			Clock clock, MeterRegistry meters) {
		this.store = store;
		this.claims = claims;
		this.matching = matching;
		this.numbers = numbers;
		this.renewals = renewals;
		this.relay = relay;
		this.clock = clock;
		this.meters = meters;
	}

	/** Ends when every dossier with such a claim was looked at. */
	Mono<Void> link(NumberChanges.Change change) {
		return this.claims.naming(change.from())
			.collectList()
			.flatMapIterable((codes) -> codes)
			.concatMap((code) -> Mono.defer(() -> link(code))
				.retryWhen(Retry.max(ATTEMPTS).filter(VersionConflictException.class::isInstance)))
			.then();
	}

	private Mono<Void> link(DossierCode code) {
		return this.store.find(code)
			.flatMap((dossier) -> (dossier.link().state() == LinkState.VERIFIED) ? Mono.just(dossier) : ask(dossier))
			.flatMap((linked) -> this.claims.forget(linked.code()));
	}

	private Mono<Dossier> ask(Dossier dossier) {
		return this.claims.find(dossier.code())
			.filter(Claim::identifies)
			.flatMap((claim) -> this.matching.match(
					List.of(new Claimed(dossier.code(), dossier.filing().procedure(), claim)),
					this.renewals.legalBasis(), new OnBehalfOf(dossier.inCharge().text(), null)))
			.onErrorResume(MatchRefusedException.class, (refused) -> {
				logger.info("A claim on {} stays open: {}", dossier.code().text(), refused.check());
				return Mono.empty();
			})
			.flatMap((matches) -> (matches.getFirst() instanceof Match.Found(Receipt receipt, var method))
					? linked(dossier, receipt) : Mono.empty());
	}

	private Mono<Dossier> linked(Dossier dossier, Receipt receipt) {
		return this.numbers.seal(receipt.citizenId(), dossier.code(), null)
			.map((holder) -> dossier.relink(Role.HOLDER, Link.Verified.of(receipt, holder), this.clock.instant()))
			.flatMap((outcome) -> (outcome instanceof Outcome.Changed changed)
					? this.store.update(changed, Actor.SERVICE).doOnNext((written) -> {
						this.meters
							.counter("records.dossiers.relinked", "change", NumberChanges.Kind.OLD_NUMBER_LINKED.name())
							.increment();
						this.relay.nudge();
					}) : Mono.empty());
	}

}
