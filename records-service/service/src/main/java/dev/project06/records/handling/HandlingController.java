package dev.project06.records.handling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Move;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.linking.Linker;
import dev.project06.records.outbox.Relay;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.reading.Access;
import dev.project06.records.reading.DossierAnswer;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.VersionConflictException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves dossiers on and attaches receipts. When someone else changes the dossier at the
 * same time, the attempt is judged anew on what has become of it.
 */
@RestController
@RequestMapping("/api/records/v1/dossiers/{code}")
final class HandlingController {

	private static final Retry JUDGED_ANEW = Retry.max(3)
		.filter(VersionConflictException.class::isInstance)
		.onRetryExhaustedThrow((spec, signal) -> signal.failure());

	private final Access access;

	private final Policy policy;

	private final DossierStore store;

	private final Linker linker;

	private final Relay relay;

	private final Catalogue catalogue;

	private final WorkingCalendar calendar;

	private final Clock clock;

	HandlingController(Access access, Policy policy, DossierStore store, Linker linker, Relay relay,
			Catalogue catalogue, WorkingCalendar calendar, Clock clock) {
		this.access = access;
		this.policy = policy;
		this.store = store;
		this.linker = linker;
		this.relay = relay;
		this.catalogue = catalogue;
		this.calendar = calendar;
		this.clock = clock;
	}

	@Operation(summary = "Move a dossier on")
	@PostMapping("/{move:receive|refuse|process|finish|return|stop|withdraw}")
	Mono<DossierAnswer> move(@AuthenticationPrincipal Jwt token, @PathVariable String code, @PathVariable String move) {
		Caller caller = Caller.of(token);
		Move wanted = Move.valueOf(move.toUpperCase(Locale.ROOT));
		return this.access.find(caller, code)
			.filter((found) -> this.policy.mayMove(caller, found.scope(), wanted, found.dossier()))
			.map(Access.Found::dossier)
			.switchIfEmpty(Mono.error(() -> new AccessDeniedException("The caller may not do this")))
			.flatMap((dossier) -> write(
					dossier.move(wanted, this.clock.instant(), (received) -> dueDate(dossier, received)), caller))
			.retryWhen(JUDGED_ANEW)
			.map(DossierAnswer::of);
	}

	@Operation(summary = "Attach a number by a receipt of the confirm operation")
	@PostMapping("/link")
	Mono<DossierAnswer> link(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@Valid @RequestBody Attachment body) {
		Caller caller = Caller.of(token);
		return this.access.find(caller, code)
			.map(Access.Found::dossier)
			.filter((dossier) -> this.policy.mayFileFor(caller, dossier.filing().agency()))
			.switchIfEmpty(Mono.error(() -> new AccessDeniedException("The caller may not do this")))
			.flatMap((dossier) -> this.linker
				.linkFrom(body.receipt(), dossier.code(), true, dossier.filing().procedure(), caller)
				.flatMap((link) -> write(dossier.relink(link, this.clock.instant()), caller)))
			.retryWhen(JUDGED_ANEW)
			.map(DossierAnswer::of);
	}

	private Mono<Dossier> write(Outcome outcome, Caller caller) {
		return switch (outcome) {
			case Outcome.Changed changed ->
				this.store.update(changed, caller.actor()).doOnNext((dossier) -> this.relay.nudge());
			case Outcome.Refused refused -> Mono.error(new IllegalTransitionException(refused));
			case Outcome.LinkStands _ -> Mono.error(new LinkStandsException());
		};
	}

	private LocalDate dueDate(Dossier dossier, Instant received) {
		return this.catalogue.find(dossier.filing().procedure())
			.map((procedure) -> this.calendar.dueDate(received, procedure.statutoryTime()))
			.orElseThrow();
	}

	/**
	 * What an officer sends to attach a receipt.
	 *
	 * @param receipt the receipt
	 */
	record Attachment(@NotBlank @Size(max = 4096) String receipt) {

		/** Not the receipt, which holds the number. */
		@Override
		public String toString() {
			return "Attachment[]";
		}

	}

}
