package dev.project06.records.portal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.project06.identity.api.OnBehalfOf;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Link;
import dev.project06.records.linking.Claimed;
import dev.project06.records.linking.IdentityAwayException;
import dev.project06.records.linking.Match;
import dev.project06.records.linking.MatchRefusedException;
import dev.project06.records.linking.Matching;
import dev.project06.records.outbox.Relay;
import dev.project06.records.person.Claims;
import dev.project06.records.person.Numbers;
import dev.project06.records.security.Caller;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.ManyDossiers;
import dev.project06.records.store.Request;
import dev.project06.records.takeover.Judgement;
import dev.project06.records.takeover.OldDossier;
import dev.project06.records.takeover.OldDossiers;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Takes dossiers in that this service does not know, by the way of imports: first the
 * dossier, then what it claims. Whatever breaks off in between, the same dossier sent
 * again is made once and answered alike.
 */
@Component
final class NewDossiers {

	private final OldDossiers judge;

	private final ManyDossiers dossiers;

	private final DossierStore store;

	private final Matching matching;

	private final Numbers numbers;

	private final Claims claims;

	private final Relay relay;

	private final PortalSettings settings;

	private final Clock clock;

	NewDossiers(OldDossiers judge, ManyDossiers dossiers, DossierStore store, Matching matching, Numbers numbers,
			Claims claims, Relay relay, PortalSettings settings, Clock clock) {
		this.judge = judge;
		this.dossiers = dossiers;
		this.store = store;
		this.matching = matching;
		this.numbers = numbers;
		this.claims = claims;
		this.relay = relay;
		this.settings = settings;
		this.clock = clock;
	}

	Mono<PortalAnswer> create(Caller caller, AgencyCode agency, SentDossier sent) {
		return switch (this.judge.judgeLive(sent.row(), agency)) {
			case Judgement.Refused(var code, String field, String check) ->
				throw new PortalException(PortalError.INVALID_FIELD, SentDossier.nameOf(field), check);
			case Judgement.Taken(OldDossier old) -> taken(caller, agency, old);
		};
	}

	private Mono<PortalAnswer> taken(Caller caller, AgencyCode agency, OldDossier old) {
		Request request = new Request("portal/" + agency.text() + "/" + old.code().text(), "", old.code(), "");
		return there(old, request).switchIfEmpty(Mono.defer(() -> match(agency, old))
			.flatMap((match) -> link(old, match))
			.flatMap((link) -> write(caller, old, link, request)));
	}

	/** Answers for a dossier that is there, nothing when there is none. */
	private Mono<PortalAnswer> there(OldDossier old, Request request) {
		return this.dossiers.made(List.of(old.code().text()))
			.flatMap((made) -> Mono.justOrEmpty(made.get(old.code().text())))
			.flatMap((made) -> made.request().key().equals(request.key()) ? this.store.find(old.code())
					: Mono.error(new PortalException(PortalError.CODE_EXISTS)))
			.flatMap((dossier) -> (dossier.state() == old.state())
					? kept(old, dossier.link()).thenReturn(answer(old, dossier.link()))
					: Mono.error(new PortalException(PortalError.CODE_EXISTS)));
	}

	private Mono<Optional<Match>> match(AgencyCode agency, OldDossier old) {
		if (!old.isAsked()) {
			return Mono.just(Optional.empty());
		}
		return this.matching
			.match(List.of(new Claimed(old.code(), old.filing().procedure(), old.claim())), this.settings.legalBasis(),
					new OnBehalfOf(agency.text(), null))
			.map((matches) -> Optional.of(matches.getFirst()))
			.onErrorMap(IdentityAwayException.class, (away) -> new PortalException(PortalError.UNAVAILABLE))
			.onErrorMap(MatchRefusedException.class,
					(refusal) -> new PortalException(PortalError.INVALID_FIELD, "MaDoiTuong", refusal.check()));
	}

	private Mono<Link> link(OldDossier old, Optional<Match> match) {
		Map<DossierCode, dev.project06.identity.api.CitizenId> number = (match
			.orElse(null) instanceof Match.Found found) ? Map.of(old.code(), found.receipt().citizenId()) : Map.of();
		return this.numbers.sealAll(number)
			.map((holders) -> match.map((found) -> found.link(holders.get(old.code()))).orElseGet(old::unasked));
	}

	private Mono<PortalAnswer> write(Caller caller, OldDossier old, Link link, Request request) {
		return this.dossiers
			.create(List.of(new ManyDossiers.Created(old.with(link, this.clock.instant()), request)), caller.actor())
			.flatMap((written) -> written.isEmpty()
					? there(old, request)
						.switchIfEmpty(Mono.error(() -> new PortalException(PortalError.CHANGED_MEANWHILE)))
					: kept(old, link).thenReturn(answer(old, link)))
			.doOnNext((answer) -> this.relay.nudge());
	}

	/** What is said of a holder who is not linked waits for an officer. */
	private Mono<Void> kept(OldDossier old, Link link) {
		return (link instanceof Link.Verified || old.claim().isEmpty()) ? Mono.empty()
				: this.claims.keep(Map.of(old.code(), old.claim()));
	}

	private static PortalAnswer answer(OldDossier old, Link link) {
		return PortalAnswer.dossier(old.code().text(), old.state().code(), link.state().name());
	}

}
