package dev.project06.records.handling;

import java.util.function.Function;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.outbox.Relay;
import dev.project06.records.reading.Access;
import dev.project06.records.reading.DossierAnswer;
import dev.project06.records.security.Caller;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.VersionConflictException;

/**
 * Writes what was decided about a dossier that a caller may see. When someone else
 * changes the dossier at the same time, a caller who takes any version has the attempt
 * judged anew on what has become of it.
 */
@Component
public final class Writes {

	private static final Retry JUDGED_ANEW = Retry.max(3)
		.filter(VersionConflictException.class::isInstance)
		.onRetryExhaustedThrow((spec, signal) -> signal.failure());

	private final Access access;

	private final DossierStore store;

	private final Relay relay;

	Writes(Access access, DossierStore store, Relay relay) {
		this.access = access;
		this.store = store;
		this.relay = relay;
	}

	/**
	 * Changes a dossier.
	 * @param caller who asks
	 * @param code its code
	 * @param seen the versions that the caller has seen
	 * @param may whether the caller may
	 * @param decision what becomes of the dossier
	 * @return the changed dossier
	 */
	public Mono<Dossier> change(Caller caller, String code, Precondition seen, Function<Access.Found, Boolean> may,
			Function<Dossier, Mono<Outcome>> decision) {
		return this.access.find(caller, code)
			.filter(may::apply)
			.map(Access.Found::dossier)
			.switchIfEmpty(Mono.error(() -> new AccessDeniedException("The caller may not do this")))
			.doOnNext(seen::check)
			.flatMap(decision)
			.flatMap((outcome) -> write(outcome, caller))
			.retryWhen(JUDGED_ANEW);
	}

	private Mono<Dossier> write(Outcome outcome, Caller caller) {
		return switch (outcome) {
			case Outcome.Changed changed ->
				this.store.update(changed, caller.actor()).doOnNext((dossier) -> this.relay.nudge());
			case Outcome.Refused refused -> Mono.error(new IllegalTransitionException(refused));
			case Outcome.Denied(String check) -> Mono.error(new DeniedException(check));
			case Outcome.LinkStands standing -> Mono.error(new LinkStandsException());
		};
	}

	/**
	 * Answers with a dossier as it stands after a write.
	 * @param dossier the dossier
	 * @return the answer, with its {@code ETag}
	 */
	public static ResponseEntity<DossierAnswer> answer(Dossier dossier) {
		return ResponseEntity.ok().eTag(Precondition.tag(dossier)).body(DossierAnswer.of(dossier));
	}

}
