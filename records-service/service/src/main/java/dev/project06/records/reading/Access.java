package dev.project06.records.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.ledger.Ledger;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.security.Scope;
import dev.project06.records.store.Criteria;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.Page;
import dev.project06.records.store.Person;
import dev.project06.records.store.Persons;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Finds what a caller may see, as the policy decides, and has it written down before it
 * is shown.
 */
@Component
public final class Access {

	private static final Comparator<Dossier> LATEST_FIRST = Comparator
		.comparing((Dossier dossier) -> dossier.filing().at())
		.thenComparing((dossier) -> dossier.code().text())
		.reversed();

	private final DossierStore store;

	private final Persons persons;

	private final Policy policy;

	private final Ledger ledger;

	private final List<AgencyCode> agencies;

	Access(DossierStore store, Persons persons, Policy policy, Ledger ledger, Agencies agencies) {
		this.store = store;
		this.persons = persons;
		this.policy = policy;
		this.ledger = ledger;
		this.agencies = agencies.all().stream().map(Agency::code).toList();
	}

	/**
	 * Which dossiers a caller may see.
	 * @param caller the caller
	 * @return the scope; {@link AccessDeniedException} when there is none
	 */
	public Mono<Scope> scope(Caller caller) {
		Mono<Optional<String>> person = (caller.applicant() == null) ? Mono.just(Optional.empty())
				: this.persons.findBySubject(caller.applicant().subject())
					.map(Person::id)
					.map(Optional::of)
					.defaultIfEmpty(Optional.empty());
		return person.map((id) -> this.policy.scope(caller, id.orElse(null)))
			.filter((scope) -> !(scope instanceof Scope.Nothing))
			.switchIfEmpty(Mono.error(() -> new AccessDeniedException("The caller may see no dossiers")));
	}

	/**
	 * Which dossiers a caller may see. The ledger knows when there are none.
	 * @param caller the caller
	 * @param operation what the caller asks, as the ledger names it
	 * @return as {@link #scope(Caller)}
	 */
	public Mono<Scope> scope(Caller caller, String operation) {
		return scope(caller).onErrorResume(AccessDeniedException.class,
				(failure) -> refused(caller, operation, List.of(), "FORBIDDEN", failure));
	}

	/**
	 * Finds a dossier that a caller may see. The ledger knows before the caller does.
	 * @param caller the caller
	 * @param code code of the dossier
	 * @param operation what the caller asks, as the ledger names it
	 * @return the dossier; {@link NoSuchDossierException} when there is none or the
	 * caller may not see it
	 */
	public Mono<Found> find(Caller caller, String code, String operation) {
		List<String> asked = DossierCode.isCode(code) ? List.of(code) : List.of();
		return scope(caller)
			.onErrorResume(AccessDeniedException.class,
					(failure) -> refused(caller, operation, asked, "FORBIDDEN", failure))
			.flatMap((scope) -> Flux.fromIterable(asked)
				.next()
				.flatMap((text) -> this.store.find(new DossierCode(text)))
				.switchIfEmpty(
						Mono.defer(() -> refused(caller, operation, asked, "NOT_FOUND", new NoSuchDossierException())))
				.flatMap((dossier) -> scope.covers(dossier)
						? this.ledger.opened(caller.actor(), operation, code).thenReturn(new Found(dossier, scope))
						: refused(caller, operation, asked, "NOT_PERMITTED", new NoSuchDossierException())));
	}

	/**
	 * Finds a dossier that a caller may see, to show it.
	 * @param caller the caller
	 * @param code code of the dossier
	 * @return as {@link #find(Caller, String, String)}
	 */
	public Mono<Found> find(Caller caller, String code) {
		return find(caller, code, "dossier");
	}

	/**
	 * Lists dossiers that a caller may see, the latest first. One entry of the ledger
	 * tells of all of them.
	 * @param caller the caller
	 * @param operation what the caller asks, as the ledger names it
	 * @param criteria only those that meet these
	 * @param after only those further down than this one
	 * @param limit how many at most
	 * @return the dossiers, at most one more than the limit, which is not shown
	 */
	public Mono<List<Dossier>> list(Caller caller, String operation, Criteria criteria, Page.@Nullable Position after,
			int limit) {
		return scope(caller, operation).flatMap((scope) -> page(scope, criteria, after, limit))
			.flatMap((found) -> listed(caller, operation, found, limit).thenReturn(found));
	}

	/**
	 * Reads dossiers of a scope, the latest first. Whoever shows them has {@link #listed}
	 * write it down before.
	 * @param scope the scope
	 * @param criteria only those that meet these
	 * @param after only those further down than this one
	 * @param limit how many at most
	 * @return the dossiers, at most one more than the limit, which is not shown
	 */
	public Mono<List<Dossier>> page(Scope scope, Criteria criteria, Page.@Nullable Position after, int limit) {
		return Flux.fromStream(() -> parts(scope, criteria))
			.flatMap((part) -> this.store.list(new Page(part, criteria, after, limit + 1)))
			.filter(scope::covers)
			.distinct(Dossier::code)
			.sort(LATEST_FIRST)
			.take(limit + 1L)
			.collectList();
	}

	/**
	 * Writes down which dossiers a page shows.
	 * @param caller to whom
	 * @param operation what the caller asks, as the ledger names it
	 * @param found what {@link #page} gave
	 * @param limit how many are shown of it
	 * @return ends when it is kept
	 */
	public Mono<Void> listed(Caller caller, String operation, List<Dossier> found, int limit) {
		return this.ledger.listed(caller.actor(), operation,
				found.stream().limit(limit).map((dossier) -> dossier.code().text()).toList());
	}

	/**
	 * Refuses, once the ledger knows.
	 * @param <T> what is not given
	 * @param caller the caller
	 * @param operation what the caller asks, as the ledger names it
	 * @param why why not, as the ledger names it
	 * @param failure the refusal
	 * @return the refusal as the error of the result
	 */
	public <T> Mono<T> refused(Caller caller, String operation, String why, RuntimeException failure) {
		return refused(caller, operation, List.of(), why, failure);
	}

	private <T> Mono<T> refused(Caller caller, String operation, List<String> asked, String why,
			RuntimeException failure) {
		return this.ledger.refused(caller.actor(), operation, asked, why).then(Mono.error(failure));
	}

	/** One index finds each part. */
	private Stream<Page.Part> parts(Scope scope, Criteria criteria) {
		return switch (scope) {
			case Scope.Own(String subject, String person) when person != null ->
				Stream.of(new Page.FiledBy(subject), new Page.Naming(person));
			case Scope.Own(String subject, String _) -> Stream.of(new Page.FiledBy(subject));
			case Scope.InChargeOf(var agencies) -> Stream.of(new Page.InChargeOf(List.copyOf(agencies)));
			case Scope.Everything() ->
				Stream.of(criteria.isFoundWithoutAgency() ? new Page.Everything() : new Page.InChargeOf(this.agencies));
			case Scope.Nothing() -> Stream.of();
		};
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
