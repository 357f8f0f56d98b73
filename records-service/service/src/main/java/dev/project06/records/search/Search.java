package dev.project06.records.search;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.project06.identity.api.CitizenId;
import dev.project06.records.agency.Agencies;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.ledger.Ledger;
import dev.project06.records.person.Numbers;
import dev.project06.records.reading.Access;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.security.Scope;
import dev.project06.records.store.Criteria;
import dev.project06.records.store.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Finds out which dossiers a question is about, as far as the policy lets the caller see
 * them. The ledger knows who asked in vain, and that a number was asked for, without it.
 */
@Component
public final class Search {

	private final Access access;

	private final Policy policy;

	private final Agencies agencies;

	private final Numbers numbers;

	private final Ledger ledger;

	private final Clock clock;

	Search(Access access, Policy policy, Agencies agencies, Numbers numbers, Ledger ledger, Clock clock) {
		this.access = access;
		this.policy = policy;
		this.agencies = agencies;
		this.numbers = numbers;
		this.ledger = ledger;
		this.clock = clock;
	}

	/**
	 * Decides what the caller may have of what is asked.
	 * @param caller the caller
	 * @param question what is asked
	 * @param operation what for, as the ledger names it
	 * @return the selection; {@link AccessDeniedException} when the caller may not
	 * search, or not at that agency
	 */
	public Mono<Selection> select(Caller caller, Question question, String operation) {
		Criteria criteria = question.criteria(LocalDate.ofInstant(this.clock.instant(), WorkingCalendar.ZONE));
		Optional<CitizenId> number = question.citizen();
		if (question.agency() != null && this.agencies.find(question.agency()).isEmpty()) {
			throw new RefusedFieldException("agency", "code");
		}
		String name = number.isPresent() ? operation + "-by-number" : operation;
		return this.access.scope(caller, name)
			.flatMap((scope) -> this.policy.maySearch(caller) ? within(caller, scope, question, name)
					: this.access.refused(caller, name, "FORBIDDEN",
							new AccessDeniedException("The caller may not search")))
			.flatMap((scope) -> number.isEmpty() ? Mono.just(new Selection(name, scope, criteria))
					: this.numbers.find(number.get())
						.map((person) -> new Selection(name, scope, criteria.heldBy(person)))
						.defaultIfEmpty(new Selection(name, new Scope.Nothing(), criteria)));
	}

	private Mono<Scope> within(Caller caller, Scope scope, Question question, String name) {
		if (question.agency() == null) {
			return Mono.just(scope);
		}
		Scope part = this.policy.within(scope, question.agency());
		return (part instanceof Scope.Nothing) ? this.access.refused(caller, name, "NOT_PERMITTED",
				new AccessDeniedException("The agency is not under the caller's own")) : Mono.just(part);
	}

	/**
	 * Reads a page of a selection, which the ledger knows before the caller does.
	 * @param caller the caller
	 * @param selection the selection
	 * @param after only those further down than this one
	 * @param limit how many at most
	 * @return the dossiers, at most one more than the limit, which is not to be shown
	 */
	public Mono<List<Dossier>> page(Caller caller, Selection selection, Page.@Nullable Position after, int limit) {
		return this.access.page(selection.scope(), selection.criteria(), after, limit)
			.flatMap((found) -> recorded(caller, selection, found, limit).thenReturn(found));
	}

	/** Who looks for a person in vain has learned something, too. */
	private Mono<Void> recorded(Caller caller, Selection selection, List<Dossier> found, int limit) {
		boolean inVain = found.isEmpty() && selection.operation().endsWith("-by-number");
		return inVain ? this.ledger.refused(caller.actor(), selection.operation(), List.of(), "NOT_FOUND")
				: this.access.listed(caller, selection.operation(), found, limit);
	}

	/**
	 * Dossiers that a caller may have.
	 *
	 * @param operation what for, as the ledger names it
	 * @param scope what the caller may see and asks for
	 * @param criteria what else is asked
	 */
	public record Selection(String operation, Scope scope, Criteria criteria) {
	}

}
