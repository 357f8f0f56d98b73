package dev.project06.identity.account;

import java.time.LocalDate;
import java.util.Optional;

import dev.project06.identity.account.Step.Applicant;
import dev.project06.identity.account.Step.Apply;
import dev.project06.identity.account.Step.Card;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.calendar.WorkingDays;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.population.WrittenName;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sample.SampleKind;
import dev.project06.identity.sample.Samples;
import dev.project06.identity.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Takes applications for accounts. What is declared has to agree with the register, and
 * who applies has to look like the person in it.
 */
@Component
class Registration {

	private final Register register;

	private final Accounts accounts;

	private final Attempts attempts;

	private final Samples samples;

	private final SealedNumbers numbers;

	Registration(Register register, Accounts accounts, Attempts attempts, Samples samples, SealedNumbers numbers) {
		this.register = register;
		this.accounts = accounts;
		this.attempts = attempts;
		this.samples = samples;
		this.numbers = numbers;
	}

	/**
	 * Takes an application made in the app. A number that nobody has is refused as one
	 * whose name is wrong is.
	 * @param sandbox where
	 * @param declared what was typed
	 * @param face a picture, in base64
	 * @return the account, or a refusal that names the rule
	 */
	Mono<Account> level1(Sandbox sandbox, Declaration declared, String face) {
		return this.attempts.begin(sandbox, declared.citizenId())
			.then(Mono.defer(() -> declarant(sandbox, declared)))
			.flatMap((person) -> this.samples.check(sandbox, origin(person, declared), SampleKind.FACE, face)
				.flatMap((failed) -> agreeing(person, declared, failed)))
			.delayUntil((person) -> this.attempts.succeeded(sandbox, declared.citizenId()))
			.flatMap((person) -> apply(sandbox, person, declared, 1, false));
	}

	/**
	 * Takes an application made in person.
	 * @param sandbox where
	 * @param declared what stands in the form
	 * @param shown what the officer's devices took
	 * @return the account, or a refusal that names the rule
	 */
	Mono<Account> level2(Sandbox sandbox, Declaration declared, Shown shown) {
		return declarant(sandbox, declared).flatMap((person) -> {
			CitizenId origin = origin(person, declared);
			return Flux
				.concat(this.samples.check(sandbox, origin, SampleKind.FACE, shown.face()),
						this.samples.check(sandbox, origin, SampleKind.FINGERPRINT, shown.fingerprint()),
						card(sandbox, person, origin, shown))
				.collectList()
				.map((checks) -> checks.stream().filter((check) -> !check.isEmpty()).findFirst().orElse(""))
				.flatMap((failed) -> agreeing(person, declared, failed));
		}).flatMap((person) -> apply(sandbox, person, declared, 2, shown.cardApplication()));
	}

	private Mono<String> card(Sandbox sandbox, Optional<Registered> person, CitizenId origin, Shown shown) {
		if (shown.card() != null) {
			return this.samples.check(sandbox, origin, SampleKind.CARD, shown.card());
		}
		boolean needed = person.isPresent() && card(person.get(), today(sandbox)) == Card.VALID
				&& !shown.cardApplication();
		return Mono.just(needed ? "card-not-shown" : "");
	}

	private Mono<Optional<Registered>> declarant(Sandbox sandbox, Declaration declared) {
		return this.register.find(sandbox, declared.citizenId()).map(Optional::of).defaultIfEmpty(Optional.empty());
	}

	private static CitizenId origin(Optional<Registered> person, Declaration declared) {
		return person.map(Registered::origin).orElse(declared.citizenId());
	}

	private static Mono<Registered> agreeing(Optional<Registered> person, Declaration declared, String failed) {
		if (person.filter(declared::agreesWith).isEmpty()) {
			return refused("declared-data-differ");
		}
		if (!failed.isEmpty()) {
			return refused(failed);
		}
		if (person.get().status() == Registered.Status.REPLACED) {
			return refused("number-replaced");
		}
		return Phone.mayBeOf(declared.phone(), person.get().origin()) ? Mono.just(person.get())
				: refused("phone-of-another-account");
	}

	private Mono<Account> apply(Sandbox sandbox, Registered person, Declaration declared, int level,
			boolean cardApplication) {
		LocalDate today = today(sandbox);
		Applicant applicant = new Applicant(person.person().age(today), person.status() != Registered.Status.DECEASED,
				card(person, today), cardApplication);
		Phone phone = Phone.of(declared.phone(), this.numbers);
		return this.accounts.step(sandbox, person, new Apply(level, applicant),
				(account) -> account.boundTo(phone, declared.email() != null));
	}

	private static Card card(Registered person, LocalDate today) {
		return switch (person.cardState(today)) {
			case VALID -> Card.VALID;
			case EXPIRED -> Card.EXPIRED;
			case LOCKED -> Card.LOCKED;
			case NONE -> Card.NOT_ISSUED;
		};
	}

	private static LocalDate today(Sandbox sandbox) {
		return sandbox.now().atZone(WorkingDays.ZONE).toLocalDate();
	}

	private static <T> Mono<T> refused(String check) {
		return Mono.error(() -> RefusedException.of(ProblemName.STEP_REFUSED, check));
	}

	/**
	 * What an applicant declares.
	 *
	 * @param citizenId the number
	 * @param fullName the name
	 * @param birthDate the birth date; where the register has the year only, the year
	 * counts
	 * @param phone the person's own mobile number
	 * @param email an address for notices
	 */
	record Declaration(CitizenId citizenId, String fullName, LocalDate birthDate, String phone,
			@Nullable String email) {

		/** What an e-mail address looks like; whether it is one shows when it is used. */
		static final String EMAIL = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+";

		boolean agreesWith(Registered person) {
			LocalDate known = person.person().birthDate();
			boolean born = person.birthYearOnly() ? known.getYear() == this.birthDate.getYear()
					: known.equals(this.birthDate);
			return WrittenName.same(person.person().fullName(), this.fullName) && born;
		}

		/** The number masked, and nothing else. */
		@Override
		public String toString() {
			return "Declaration[" + this.citizenId + "]";
		}

	}

	/**
	 * What an officer's devices took.
	 *
	 * @param face a picture, in base64
	 * @param fingerprint a fingerprint, in base64
	 * @param card the answer of the card's chip, in base64; none when there is no card in
	 * force
	 * @param cardApplication whether a card is applied for at the same time
	 */
	record Shown(String face, String fingerprint, @Nullable String card, boolean cardApplication) {

		@Override
		public String toString() {
			return "Shown";
		}

	}

}
