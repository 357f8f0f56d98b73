package dev.project06.identity.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MatchAnswer;
import dev.project06.identity.api.MatchRow;
import dev.project06.identity.api.MatchedRow;
import dev.project06.identity.api.MatchedRow.Method;
import dev.project06.identity.api.MatchedRow.Outcome;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Disclosure.Operation;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.match.Read.Claim;
import dev.project06.identity.population.Population;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.receipt.Receipts;
import dev.project06.identity.register.Registered;
import dev.project06.identity.register.Registered.Status;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.verification.Admission;
import dev.project06.identity.verification.Asker;
import dev.project06.identity.verification.Inquiries;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Answers rows. Who has no right is refused as a whole; whoever a row led to stands in
 * the ledger before the answer is out, and who guesses is counted: rows that led to
 * nobody, less those that led to somebody.
 */
@Component
final class Matches {

	private static final List<String> CANDIDATE_FIELDS = List.of("fullName", "birthDate", "sex", "birthPlace");

	private final Search search;

	private final RowReader reader;

	private final Candidates candidates;

	private final Receipts receipts;

	private final Ledger ledger;

	private final Admission admission;

	Matches(Search search, Population population, Candidates candidates, Receipts receipts, Ledger ledger,
			Admission admission) {
		this.search = search;
		this.reader = new RowReader(new PlaceBook(population.provinces()), admission::mayMatch);
		this.candidates = candidates;
		this.receipts = receipts;
		this.ledger = ledger;
		this.admission = admission;
	}

	/** An answer for each row, in their order. */
	Mono<MatchAnswer> match(Sandbox sandbox, Requester requester, Purpose purpose, List<MatchRow> rows) {
		return admitted(sandbox, requester, purpose)
			.then(Mono.fromSupplier(() -> rows.stream().map((row) -> this.reader.read(row, purpose)).toList()))
			.flatMap((read) -> this.search.findings(sandbox, read).flatMap((findings) -> {
				List<MatchedRow> answers = new ArrayList<>(read.size());
				for (int i = 0; i < read.size(); i++) {
					answers.add(answer(sandbox, requester.asker(), read.get(i), findings.get(i)));
				}
				return recorded(sandbox, requester.asker(), purpose, read, findings)
					.then(counted(sandbox, requester, answers))
					.thenReturn(new MatchAnswer(answers));
			}));
	}

	/** The receipt on one of the candidates of a row. */
	Mono<String> choose(Sandbox sandbox, Requester requester, Purpose purpose, MatchRow row, String candidate) {
		return admitted(sandbox, requester, purpose).then(Mono.defer(() -> {
			if (!(this.reader.read(row, purpose) instanceof Claim claim) || claim.number() != null
					|| !claim.searchable()) {
				return Mono.error(RefusedException.of(ProblemName.MATCH_REFUSED, "row-has-no-candidates"));
			}
			return this.search.candidates(sandbox, claim)
				.flatMap((found) -> Mono.justOrEmpty(found.people()
					.stream()
					.limit(MatchedRow.MOST)
					.filter((person) -> this.candidates.reference(sandbox, claim, person).equals(candidate))
					.findFirst()))
				.flatMap((person) -> chosen(sandbox, requester, claim, person))
				.switchIfEmpty(missed(sandbox, requester, claim));
		}));
	}

	private Mono<String> chosen(Sandbox sandbox, Requester requester, Claim claim, Registered person) {
		boolean dead = person.status() == Status.DECEASED;
		Mono<Void> noted = this.ledger
			.record(disclosure(sandbox, requester.asker(), claim, List.of(person.person().citizenId()),
					dead ? List.of() : List.of("citizenId"), dead ? "DECEASED" : "CHOSEN"));
		if (dead) {
			return noted.then(Mono.error(() -> RefusedException.of(ProblemName.MATCH_REFUSED, "deceased")));
		}
		boolean year = Objects.requireNonNull(claim.birth()).date() == null || person.birthYearOnly();
		List<String> matched = List.of("birthPlace", "fullName", year ? "birthYear" : "birthDate");
		return noted.then(requester.service() ? Mono.empty() : this.admission.asked(sandbox, requester.asker(), 0, 1))
			.then(Mono.fromSupplier(() -> receipt(requester.asker(), claim, person, matched)));
	}

	private Mono<String> missed(Sandbox sandbox, Requester requester, Claim claim) {
		return Mono.defer(() -> this.ledger
			.record(disclosure(sandbox, requester.asker(), claim, List.of(), List.of(), "NO_SUCH_CANDIDATE"))
			.then(failures(sandbox, requester, 1, 0))
			.then(Mono.error(RefusedException.of(ProblemName.MATCH_REFUSED, "no-such-candidate"))));
	}

	private Mono<Void> admitted(Sandbox sandbox, Requester requester, Purpose purpose) {
		Mono<Void> licensed = this.admission.mayMatch(purpose.procedure()) ? Mono.empty()
				: Mono.error(RefusedException.of(ProblemName.REGISTER_REFUSED, Inquiries.NOT_LICENSED));
		Asker asker = requester.asker();
		return licensed.then(this.admission.enter(sandbox, asker))
			.onErrorResume(RefusedException.class,
					(refused) -> this.ledger
						.record(new Disclosure(sandbox, asker.officer(), asker.agency(), Operation.MATCH, purpose,
								List.of(), List.of(), Objects.requireNonNullElse(refused.check(), "refused"), null))
						.then(Mono.error(refused)));
	}

	private MatchedRow answer(Sandbox sandbox, Asker asker, Read row, Finding finding) {
		return switch (finding) {
			case Finding.One one -> new MatchedRow(row.id(), Outcome.MATCHED, one.method(),
					receipt(asker, (Claim) row, one.person(), one.matched()), List.of(), one.remarks(), null, null,
					List.of(), null);
			case Finding.Differs differs -> new MatchedRow(row.id(), Outcome.DIFFERS, differs.method(), null,
					differs.fields(), differs.remarks(), null, null, List.of(), null);
			case Finding.Several several -> new MatchedRow(row.id(), Outcome.AMBIGUOUS, Method.NAME_BIRTH_PLACE, null,
					List.of(), List.of(), null, null,
					several.people()
						.stream()
						.map((person) -> this.candidates.show(sandbox, (Claim) row, person))
						.toList(),
					several.more());
			case Finding.Nobody nobody -> new MatchedRow(row.id(), Outcome.NOT_FOUND, nobody.method(), null, List.of(),
					List.of(), null, null, List.of(), null);
			case Finding.Unread unread -> new MatchedRow(row.id(), Outcome.MALFORMED, null, null, List.of(), List.of(),
					unread.field(), unread.check(), List.of(), null);
		};
	}

	private String receipt(Asker asker, Claim claim, Registered person, List<String> matched) {
		return this.receipts.confirmation(person.person().citizenId(), matched, asker.officer(), asker.agency(),
				claim.purpose());
	}

	/** An entry for each row that led to somebody, and one for all others together. */
	private Mono<Void> recorded(Sandbox sandbox, Asker asker, Purpose purpose, List<Read> rows,
			List<Finding> findings) {
		List<Disclosure> uses = new ArrayList<>();
		List<CitizenId> inVain = new ArrayList<>();
		int others = 0;
		for (int i = 0; i < rows.size(); i++) {
			switch (findings.get(i)) {
				case Finding.One one -> uses.add(disclosure(sandbox, asker, (Claim) rows.get(i),
						List.of(one.person().person().citizenId()), List.of("citizenId"), "MATCHED"));
				case Finding.Differs differs -> uses.add(disclosure(sandbox, asker, (Claim) rows.get(i),
						List.of(differs.about()), List.of(), "DIFFERS"));
				case Finding.Several several -> uses.add(disclosure(sandbox, asker, (Claim) rows.get(i),
						several.people().stream().map((person) -> person.person().citizenId()).toList(),
						CANDIDATE_FIELDS, "AMBIGUOUS"));
				case Finding.Nobody nobody -> {
					others++;
					if (rows.get(i) instanceof Claim claim && claim.number() != null) {
						inVain.add(claim.number());
					}
				}
				case Finding.Unread unread -> others++;
			}
		}
		if (others > 0) {
			uses.add(new Disclosure(sandbox, asker.officer(), asker.agency(), Operation.MATCH, purpose, inVain,
					List.of(), "NOT_FOUND or MALFORMED " + others, null));
		}
		return Flux.fromIterable(uses).flatMap(this.ledger::record, uses.size()).then();
	}

	private static Disclosure disclosure(Sandbox sandbox, Asker asker, Claim claim, List<CitizenId> about,
			List<String> fields, String result) {
		return new Disclosure(sandbox, asker.officer(), asker.agency(), Operation.MATCH, claim.purpose(), about, fields,
				result, claim.id());
	}

	private Mono<Void> counted(Sandbox sandbox, Requester requester, List<MatchedRow> answers) {
		int failures = 0;
		int shown = 0;
		for (MatchedRow answer : answers) {
			switch (answer.outcome()) {
				case MATCHED -> failures--;
				case DIFFERS, NOT_FOUND -> failures++;
				case AMBIGUOUS, MALFORMED -> {
				}
			}
			if (answer.method() == Method.NAME_BIRTH_PLACE && answer.outcome() != Outcome.NOT_FOUND) {
				shown++;
			}
		}
		return failures(sandbox, requester, Math.max(0, failures), shown);
	}

	private Mono<Void> failures(Sandbox sandbox, Requester requester, int failures, int shown) {
		return Mono.defer(() -> requester.service() ? this.admission.askedFor(sandbox, requester.asker(), failures)
				: this.admission.asked(sandbox, requester.asker(), failures, shown));
	}

}
