package dev.project06.records.queue;

import java.time.Clock;
import java.util.List;

import dev.project06.identity.api.OnBehalfOf;
import dev.project06.identity.api.Receipt;
import dev.project06.records.dossier.Aside;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Role;
import dev.project06.records.handling.Precondition;
import dev.project06.records.handling.Writes;
import dev.project06.records.ledger.Access.Kind;
import dev.project06.records.ledger.Access.Purpose;
import dev.project06.records.ledger.Ledger;
import dev.project06.records.linking.Claimed;
import dev.project06.records.linking.Linker;
import dev.project06.records.linking.Match;
import dev.project06.records.linking.Matching;
import dev.project06.records.person.Claim;
import dev.project06.records.person.Claims;
import dev.project06.records.reading.Access;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import reactor.core.publisher.Mono;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Where an officer finds out who the holder of a dossier is. Each question and each
 * choice is in the ledgers here and at the identity service before anything is shown.
 */
@Component
final class LinkingDesk {

	private static final String OPERATION = "linking-queue";

	private final Access access;

	private final Writes writes;

	private final Policy policy;

	private final Claims claims;

	private final Matching matching;

	private final Linker linker;

	private final Ledger ledger;

	private final Clock clock;

	LinkingDesk(Access access, Writes writes, Policy policy, Claims claims, Matching matching, Linker linker,
			Ledger ledger, Clock clock) {
		this.access = access;
		this.writes = writes;
		this.policy = policy;
		this.claims = claims;
		this.matching = matching;
		this.linker = linker;
		this.ledger = ledger;
		this.clock = clock;
	}

	/** Shows what is claimed of the holder, and asks the register anew. */
	Mono<OpenedItem> open(Caller officer, String code, Purpose purpose) {
		return this.access.find(officer, code, OPERATION)
			.flatMap((found) -> this.policy.mayIdentify(officer, found.dossier()) ? Mono.just(found.dossier())
					: record(officer, code, purpose, Kind.REFUSED, "NOT_PERMITTED").then(Mono
						.error(new AccessDeniedException("Only an officer of the agency in charge identifies"))))
			.flatMap((dossier) -> this.claims.find(dossier.code())
				.defaultIfEmpty(Claim.NONE)
				.flatMap((claim) -> asked(officer, dossier, claim, purpose)
					.map((match) -> OpenedItem.of(QueueItem.of(dossier), claim, match))
					.defaultIfEmpty(OpenedItem.of(QueueItem.of(dossier), claim, null))))
			.flatMap((opened) -> record(officer, code, purpose, Kind.OPENED, opened.outcome().name())
				.thenReturn(opened));
	}

	private Mono<Match> asked(Caller officer, Dossier dossier, Claim claim, Purpose purpose) {
		return claim.identifies()
				? this.matching.match(List.of(claimed(dossier, claim)), purpose.legalBasis(), asker(officer, dossier))
					.map(List::getFirst)
				: Mono.empty();
	}

	/**
	 * Links the holder whom the officer chooses, or the only one who fits when nobody is
	 * named.
	 */
	Mono<Dossier> choose(Caller officer, String code, Precondition seen, Choice choice, Purpose purpose) {
		return this.writes
			.change(officer, code, seen, (found) -> this.policy.mayIdentify(officer, found.dossier()),
					(dossier) -> receipt(officer, dossier, choice, purpose)
						.flatMap((receipt) -> this.linker.linkOf(receipt, dossier.code()))
						.map((link) -> dossier.relink(Role.HOLDER, link, this.clock.instant())))
			.flatMap((linked) -> this.claims.forget(linked.code()).thenReturn(linked));
	}

	private Mono<Receipt> receipt(Caller officer, Dossier dossier, Choice choice, Purpose purpose) {
		return record(officer, dossier.code().text(), purpose, Kind.OPENED, "CHOSEN")
			.then(this.claims.find(dossier.code()))
			.switchIfEmpty(Mono.error(() -> new NotIdentifiedException("not-claimed")))
			.flatMap((claim) -> {
				String candidate = choice.candidate();
				Claimed claimed = claimed(dossier, claim);
				return (candidate != null)
						? this.matching.choose(claimed, candidate, purpose.legalBasis(), asker(officer, dossier))
						: asked(officer, dossier, claim, purpose).flatMap(LinkingDesk::only);
			})
			.switchIfEmpty(Mono.error(() -> new NotIdentifiedException("not-claimed")));
	}

	private static Mono<Receipt> only(Match match) {
		return (match instanceof Match.Found found) ? Mono.just(found.receipt())
				: Mono.error(new NotIdentifiedException("not-matched"));
	}

	/** Leaves the holder open, for a while or for good. */
	Mono<Dossier> setAside(Caller officer, String code, Precondition seen, Postponement wish) {
		return this.writes.change(officer, code, seen, (found) -> this.policy.mayIdentify(officer, found.dossier()),
				(dossier) -> Mono.fromSupplier(() -> dossier
					.setAside(new Aside(wish.reason(), wish.until(), officer.actor(), this.clock.instant()))));
	}

	private Mono<Void> record(Caller officer, String code, Purpose purpose, Kind kind, String result) {
		return this.ledger.record(new dev.project06.records.ledger.Access(officer.actor(), kind, "identification",
				purpose, List.of(code), result));
	}

	private static Claimed claimed(Dossier dossier, Claim claim) {
		return new Claimed(dossier.code(), dossier.filing().procedure(), claim);
	}

	private static OnBehalfOf asker(Caller officer, Dossier dossier) {
		String agency = (officer.agency() != null) ? officer.agency().text() : dossier.inCharge().text();
		return new OnBehalfOf(agency, officer.account());
	}

}
