package dev.project06.records.reading;

import java.util.Optional;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.security.Scope;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.Person;
import dev.project06.records.store.Persons;
import reactor.core.publisher.Mono;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Finds what a caller may see, as the policy decides.
 */
@Component
public final class Access {

	private final DossierStore store;

	private final Persons persons;

	private final Policy policy;

	Access(DossierStore store, Persons persons, Policy policy) {
		this.store = store;
		this.persons = persons;
		this.policy = policy;
	}

	/**
	 * Which dossiers a caller may see.
	 * @param caller the caller
	 * @return the scope; {@link AccessDeniedException} when there is none
	 */
	public Mono<Scope> scope(Caller caller) {
		Mono<Optional<String>> person = (caller.applicant() == null) ? Mono.just(Optional.empty())
				: this.persons.findBySubject(caller.applicant().subject())
					.map(Person::blind)
					.map(Optional::of)
					.defaultIfEmpty(Optional.empty());
		return person.map((blind) -> this.policy.scope(caller, blind.orElse(null)))
			.filter((scope) -> !(scope instanceof Scope.Nothing))
			.switchIfEmpty(Mono.error(() -> new AccessDeniedException("The caller may see no dossiers")));
	}

	/**
	 * Finds a dossier that a caller may see.
	 * @param caller the caller
	 * @param code code of the dossier
	 * @return the dossier; {@link NoSuchDossierException} when there is none or the
	 * caller may not see it
	 */
	public Mono<Found> find(Caller caller, String code) {
		return scope(caller)
			.flatMap((scope) -> Mono.just(code)
				.filter(DossierCode::isCode)
				.flatMap((text) -> this.store.find(new DossierCode(text)))
				.filter(scope::covers)
				.map((dossier) -> new Found(dossier, scope)))
			.switchIfEmpty(Mono.error(NoSuchDossierException::new));
	}

	/**
	 * A dossier that a caller may see.
	 *
	 * @param dossier the dossier
	 * @param scope all that the caller may see
	 */
	public record Found(Dossier dossier, Scope scope) {
	}

}
