package dev.project06.identity.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.project06.identity.account.AccountView.State;
import dev.project06.identity.account.Codes.Purpose;
import dev.project06.identity.account.Secrets.Question;
import dev.project06.identity.account.Secrets.Topic;
import dev.project06.identity.account.Step.Activate;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Activates accounts: one-time code, password, 6-digit passcode, two security questions.
 */
@Component
class Activation {

	private final Proofs proofs;

	private final Accounts accounts;

	private final SecretHashes hashes;

	private final SealedNumbers numbers;

	Activation(Proofs proofs, Accounts accounts, SecretHashes hashes, SealedNumbers numbers) {
		this.proofs = proofs;
		this.accounts = accounts;
		this.hashes = hashes;
		this.numbers = numbers;
	}

	/**
	 * Activates an account.
	 * @param sandbox where
	 * @param request what the person typed
	 * @return the account, or a refusal that names the rule
	 */
	Mono<Account> activate(Sandbox sandbox, ActivationRequest request) {
		String flaw = request.flaw();
		if (!flaw.isEmpty()) {
			return refused(flaw);
		}
		return this.proofs
			.check(sandbox, request.citizenId(), List.of(new Proof(Factor.ONE_TIME_CODE, request.code())),
					Purpose.ACTIVATION)
			.flatMap((proved) -> {
				if (!Phone.of(request.phone(), this.numbers).equals(proved.account().phone())) {
					return refused("phone-differs");
				}
				if (request.password() == null && proved.account().state() == State.APPROVED_NOT_ACTIVATED) {
					return refused("password-missing");
				}
				return activate(sandbox, proved.person(), proved.account().secrets(), request);
			});
	}

	private Mono<Account> activate(Sandbox sandbox, Registered person, Secrets before, ActivationRequest request) {
		Mono<String> password = (request.password() != null) ? this.hashes.hash(request.password())
				: Mono.justOrEmpty(before.password());
		Mono<List<Question>> questions = Flux.fromIterable(request.questions())
			.concatMap((question) -> this.hashes.hash(SecretHashes.answer(question.answer()))
				.map((hash) -> new Question(question.topic(), hash)))
			.collectList();
		return password.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((hash) -> Mono.zip(this.hashes.hash(request.passcode()), questions)
				.map((others) -> new Secrets(hash.orElse(null), others.getT1(), others.getT2())))
			.flatMap((secrets) -> this.accounts.step(sandbox, person, new Activate(),
					(account) -> account.knowing(secrets)));
	}

	private static <T> Mono<T> refused(String check) {
		return Mono.error(() -> RefusedException.of(ProblemName.STEP_REFUSED, check));
	}

	/**
	 * What a person types to activate an account.
	 *
	 * @param citizenId the number
	 * @param phone the phone number of the application
	 * @param code the one-time code
	 * @param password the password; may be left out when the account had one before
	 * @param passcode the 6-digit passcode
	 * @param questions two security questions with their answers
	 */
	record ActivationRequest(@NotNull CitizenId citizenId, @NotNull @Pattern(regexp = Phone.FORM) String phone,
			@NotNull @Pattern(regexp = "[0-9]{6}") String code, @Size(min = 8, max = 64) @Nullable String password,
			@NotNull @Pattern(regexp = "[0-9]{6}") String passcode,
			@NotNull @Size(min = 2, max = 2) List<@Valid @NotNull Answered> questions) {

		/** The rule that the secrets break, or an empty text. */
		String flaw() {
			if (this.password != null && (this.password.chars().noneMatch(Character::isLetter)
					|| this.password.chars().noneMatch(Character::isDigit))) {
				return "password-too-simple";
			}
			if (this.password != null
					&& (this.password.contains(this.citizenId.digits()) || this.password.contains(this.phone))) {
				return "password-personal";
			}
			if (isSimple(this.passcode)) {
				return "passcode-too-simple";
			}
			if (this.citizenId.digits().endsWith(this.passcode) || this.phone.contains(this.passcode)) {
				return "passcode-personal";
			}
			return (this.questions.getFirst().topic() == this.questions.getLast().topic()) ? "questions-alike" : "";
		}

		/** All the same digit, or each one more, or one less, than the one before. */
		private static boolean isSimple(String passcode) {
			return IntStream.of(-1, 0, 1)
				.anyMatch((step) -> IntStream.range(1, passcode.length())
					.allMatch((i) -> passcode.charAt(i) - passcode.charAt(i - 1) == step));
		}

		/** The number masked, and nothing else. */
		@Override
		public String toString() {
			return "ActivationRequest[" + this.citizenId + "]";
		}

	}

	/**
	 * A security question with its answer.
	 *
	 * @param topic what it asks for
	 * @param answer the answer; case does not matter
	 */
	record Answered(@NotNull Topic topic, @NotNull @Size(min = 2, max = 100) String answer) {

		@Override
		public String toString() {
			return "Answered[" + this.topic + "]";
		}

	}

}
