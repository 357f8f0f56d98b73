package dev.project06.records.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Move;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.events.DossierState;
import dev.project06.records.outbox.Relay;
import dev.project06.records.reading.Access;
import dev.project06.records.reading.NoSuchDossierException;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.VersionConflictException;
import dev.project06.records.terms.Appointments;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Brings dossiers to the state that another system tells, by the same decisions as if it
 * had happened here. The dates are those that are told, the event is of now. What is told
 * twice changes nothing.
 */
@Component
final class KnownDossiers {

	private final Access access;

	private final Policy policy;

	private final DossierStore store;

	private final Appointments appointments;

	private final Relay relay;

	private final Clock clock;

	KnownDossiers(Access access, Policy policy, DossierStore store, Appointments appointments, Relay relay,
			Clock clock) {
		this.access = access;
		this.policy = policy;
		this.store = store;
		this.appointments = appointments;
		this.relay = relay;
		this.clock = clock;
	}

	Mono<PortalAnswer> update(Caller caller, SentDossier sent) {
		return bring(caller, Told.of(sent, this.clock.instant()));
	}

	Mono<PortalAnswer> progress(Caller caller, JsonNode sent) {
		return bring(caller, Told.ofProgress(sent, this.clock.instant()));
	}

	private Mono<PortalAnswer> bring(Caller caller, Told told) {
		return this.access.find(caller, told.code().text(), "portal-sync")
			.map(Access.Found::dossier)
			.onErrorMap(NoSuchDossierException.class, (failure) -> new PortalException(PortalError.UNKNOWN_DOSSIER))
			.flatMap((dossier) -> this.policy.mayFileFor(caller, dossier.inCharge()) ? moved(caller, dossier, told)
					: Mono.error(new PortalException(PortalError.NOT_ALLOWED, "", "not-in-charge")))
			.retryWhen(Retry.max(3).filter(VersionConflictException.class::isInstance))
			.onErrorMap(reactor.core.Exceptions::isRetryExhausted,
					(failure) -> new PortalException(PortalError.CHANGED_MEANWHILE))
			.map((dossier) -> PortalAnswer.dossier(dossier.code().text(), dossier.state().code(),
					dossier.link().state().name()));
	}

	private Mono<Dossier> moved(Caller caller, Dossier dossier, Told told) {
		List<Move> way = WayForward.between(dossier.state(), told.state())
			.orElseThrow(() -> noWay(dossier, told.state(), told.at()));
		return Flux.fromIterable(way)
			.reduce(Mono.just(dossier), (before, move) -> before.flatMap((now) -> step(caller, now, move, told)))
			.flatMap((last) -> last);
	}

	private static PortalException noWay(Dossier dossier, DossierState to, Instant at) {
		if (at.isBefore(WayForward.last(dossier))) {
			return new PortalException(PortalError.OUT_OF_ORDER);
		}
		return WayForward.between(to, dossier.state()).isPresent() ? new PortalException(PortalError.STATE_BACKWARDS)
				: new PortalException(PortalError.NOT_ALLOWED, "", "illegal-transition");
	}

	private Mono<Dossier> step(Caller caller, Dossier dossier, Move move, Told told) {
		Instant at = inOrder(told.at(move), WayForward.last(dossier));
		return switch (dossier.move(move, told.details(move), at, this.appointments.of(dossier.filing().procedure()))) {
			case Outcome.Changed(Dossier changed, var change, Instant when) ->
				this.store.update(new Outcome.Changed(changed, change, this.clock.instant()), caller.actor())
					.doOnNext((written) -> this.relay.nudge());
			case Outcome.Denied(String check) -> Mono.error(new PortalException(PortalError.NOT_ALLOWED, "", check));
			case Outcome.Refused refused ->
				Mono.error(new PortalException(PortalError.NOT_ALLOWED, "", "illegal-transition"));
			case Outcome.LinkStands stands ->
				Mono.error(new PortalException(PortalError.NOT_ALLOWED, "", "link-stands"));
		};
	}

	/** A day without its time is not before what happened on that day. */
	private static Instant inOrder(Instant at, Instant last) {
		if (!at.isBefore(last)) {
			return at;
		}
		if (day(at).equals(day(last))) {
			return last;
		}
		throw new PortalException(PortalError.OUT_OF_ORDER);
	}

	private static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, WorkingCalendar.ZONE);
	}

}
