package dev.project06.identity.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.project06.identity.api.Citizen;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.HouseholdLookUp.Family;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Disclosure.Operation;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.population.Household;
import dev.project06.identity.population.Population;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.register.Registered.Status;
import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Answers questions to the register, in whatever shape they came: who has no right is
 * refused, every question is in the ledger before its answer is out, and who guesses is
 * counted.
 */
@Component
public class Inquiries {

	/** The procedure may not ask this. */
	public static final String NOT_LICENSED = "004-procedure-not-licensed";

	/** The officer may not ask. */
	public static final String WITHOUT_RIGHT = "005-officer-without-right";

	private static final List<String> MEMBER_FIELDS = List.of("members.citizenId", "members.fullName",
			"members.relation", "householdNumber", "permanentAddress");

	private final Register register;

	private final Population population;

	private final Ledger ledger;

	private final Limits limits;

	private final RequestStore requests;

	private final Licences licences = new Licences();

	Inquiries(Register register, Population population, Ledger ledger, Limits limits, RequestStore requests) {
		this.register = register;
		this.population = population;
		this.ledger = ledger;
		this.limits = limits;
		this.requests = requests;
	}

	/**
	 * Asks.
	 * @param sandbox where
	 * @param asker who
	 * @param question what
	 * @return the answer, or a refusal that names the failed check; both are in the
	 * ledger by then
	 */
	public Mono<Answer> ask(Sandbox sandbox, Asker asker, Question question) {
		return admitted(sandbox, asker, question)
			.onErrorResume(RefusedException.class, (refused) -> refusal(sandbox, asker, question, refused))
			.then(Mono.defer(() -> answer(sandbox, question)))
			.flatMap((answer) -> record(sandbox, asker, question, answer).then(counted(sandbox, asker, answer)));
	}

	private Mono<Void> admitted(Sandbox sandbox, Asker asker, Question question) {
		return Mono.defer(() -> {
			if (asker.agency() == null) {
				return Mono.error(RefusedException.of(ProblemName.REGISTER_REFUSED, WITHOUT_RIGHT));
			}
			if (!this.licences.permits(question.purpose().procedure(), question.operation())) {
				return Mono.error(RefusedException.of(ProblemName.REGISTER_REFUSED, NOT_LICENSED));
			}
			Mono<Void> entered = this.limits.enter(sandbox, asker, question.operation());
			String requestId = question.requestId();
			return (requestId == null) ? entered : entered.then(this.requests.use(sandbox, asker, requestId));
		});
	}

	private Mono<Void> refusal(Sandbox sandbox, Asker asker, Question question, RefusedException refused) {
		List<CitizenId> about = (question.citizenId() != null) ? List.of(question.citizenId()) : List.of();
		return this.ledger
			.record(disclosure(sandbox, asker, question, about, List.of(),
					Objects.requireNonNullElse(refused.check(), "refused")))
			.then(Mono.error(refused));
	}

	private Mono<Answer> answer(Sandbox sandbox, Question question) {
		LocalDate today = LocalDate.ofInstant(sandbox.now(), Register.ZONE);
		return found(sandbox, question).map(Optional::of).defaultIfEmpty(Optional.empty()).flatMap((found) -> {
			Verdict verdict = Verdict.on(found, question.fullName(), question.birth(), today);
			CitizenId number = found.map((one) -> one.person().citizenId()).orElse(question.citizenId());
			Answer plain = new Answer(verdict, number, null, null);
			return (verdict instanceof Verdict.Match && question.operation() != Operation.CONFIRM)
					? kinship(sandbox, found.orElseThrow()).map((kin) -> shown(plain, kin, question, today))
					: Mono.just(plain);
		});
	}

	private Mono<Registered> found(Sandbox sandbox, Question question) {
		if (question.citizenId() != null) {
			return this.register.find(sandbox, question.citizenId());
		}
		return (question.oldNumber() != null) ? this.register.find(sandbox, question.oldNumber()) : Mono.empty();
	}

	private Mono<Kinship> kinship(Sandbox sandbox, Registered self) {
		Household household = this.population.household(this.population.find(self.origin()).orElseThrow());
		return Flux.fromIterable(household.members())
			.concatMap((member) -> this.register.latest(sandbox, member.person().citizenId()))
			.collectList()
			.map((everybody) -> new Kinship(household, everybody, self));
	}

	private Answer shown(Answer plain, Kinship kin, Question question, LocalDate today) {
		if (question.operation() == Operation.LOOK_UP) {
			Citizen citizen = new Sight(this.licences.fields(question.purpose().procedure())).of(kin, this.population,
					today);
			return new Answer(plain.verdict(), plain.citizenId(), citizen, null);
		}
		Family family = (kin.self().status() == Status.LIVING) ? kin.family(this.population) : null;
		return new Answer(plain.verdict(), plain.citizenId(), null, family);
	}

	private Mono<Void> record(Sandbox sandbox, Asker asker, Question question, Answer answer) {
		List<CitizenId> about = new ArrayList<>();
		if (answer.citizenId() != null) {
			about.add(answer.citizenId());
		}
		List<String> fields = List.of();
		if (answer.household() != null) {
			answer.household()
				.members()
				.stream()
				.map(Citizen.Relative::citizenId)
				.filter((one) -> !about.contains(one))
				.forEach(about::add);
			fields = MEMBER_FIELDS;
		}
		else if (answer.citizen() != null) {
			fields = List.copyOf(this.licences.fields(question.purpose().procedure()));
		}
		else if (answer.verdict() instanceof Verdict.Match match) {
			fields = match.fields();
		}
		return this.ledger.record(disclosure(sandbox, asker, question, about, fields, answer.outcome().name()));
	}

	private Mono<Answer> counted(Sandbox sandbox, Asker asker, Answer answer) {
		return (answer.verdict() instanceof Verdict.Match) ? Mono.just(answer)
				: Mono.defer(() -> this.limits.failed(sandbox, asker)).thenReturn(answer);
	}

	private static Disclosure disclosure(Sandbox sandbox, Asker asker, Question question, List<CitizenId> about,
			List<String> fields, String result) {
		return new Disclosure(sandbox, asker.officer(), asker.agency(), question.operation(), question.purpose(), about,
				fields, result, question.requestId());
	}

}
