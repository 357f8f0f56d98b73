package dev.project06.identity.account;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.project06.identity.account.Codes.Purpose;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.calendar.WorkingDays;
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
 * Checks proofs. Whoever has no account is treated as somebody whose proofs are wrong:
 * the same work is done, and the same check is named.
 */
@Component
class Proofs {

	private final Register register;

	private final Accounts accounts;

	private final Attempts attempts;

	private final Codes codes;

	private final SecretHashes hashes;

	private final Samples samples;

	Proofs(Register register, Accounts accounts, Attempts attempts, Codes codes, SecretHashes hashes, Samples samples) {
		this.register = register;
		this.accounts = accounts;
		this.attempts = attempts;
		this.codes = codes;
		this.hashes = hashes;
		this.samples = samples;
	}

	/**
	 * Checks all proofs, whatever the account may be used for.
	 * @param sandbox where
	 * @param citizenId who somebody says to be
	 * @param proofs at least one, each factor at most once
	 * @param purpose what a one-time code has to have been sent for
	 * @return who it is, or a refusal {@code LOGIN_REFUSED} that names the first check
	 * that failed
	 */
	Mono<Proved> check(Sandbox sandbox, CitizenId citizenId, List<Proof> proofs, Purpose purpose) {
		Set<Factor> factors = proofs.stream().map(Proof::factor).collect(Collectors.toSet());
		if (proofs.isEmpty()) {
			return refused("no-proof");
		}
		if (factors.size() < proofs.size()) {
			return refused("factor-twice");
		}
		return this.attempts.begin(sandbox, citizenId)
			.then(Mono.defer(() -> holder(sandbox, citizenId)))
			.flatMap((holder) -> failed(sandbox, holder, proofs, purpose).flatMap((failed) -> failed.isEmpty()
					? this.attempts.succeeded(sandbox, citizenId).then(Mono.fromSupplier(() -> holder.proved(factors)))
					: refused(failed)));
	}

	private Mono<Holder> holder(Sandbox sandbox, CitizenId citizenId) {
		return this.register.find(sandbox, citizenId)
			.flatMap((person) -> this.accounts.find(sandbox, person)
				.map((account) -> new Holder(citizenId, person, (account.state() != null) ? account : null)))
			.switchIfEmpty(this.accounts.findNobody(sandbox, citizenId).thenReturn(new Holder(citizenId, null, null)));
	}

	/** The first check that failed, or an empty text; all of them are made. */
	private Mono<String> failed(Sandbox sandbox, Holder holder, List<Proof> proofs, Purpose purpose) {
		return Flux.fromIterable(proofs)
			.concatMap((proof) -> check(sandbox, holder, proof, purpose)
				.map((failed) -> (failed.isEmpty() && holder.account() == null) ? wrong(proof.factor()) : failed))
			.collectList()
			.map((failed) -> failed.stream().filter((one) -> !one.isEmpty()).findFirst().orElse(""));
	}

	private Mono<String> check(Sandbox sandbox, Holder holder, Proof proof, Purpose purpose) {
		String value = proof.value();
		Secrets secrets = holder.secrets();
		return switch (proof.factor()) {
			case PASSWORD -> this.hashes.matchesPassword(secrets.password(), value).map((right) -> check(right, proof));
			case PASSCODE -> this.hashes.matchesPasscode(secrets.passcode(), value).map((right) -> check(right, proof));
			case SECURITY_QUESTION -> answer(secrets, value).map((right) -> check(right, proof));
			case ONE_TIME_CODE -> this.codes.check(sandbox, holder.citizenId(), purpose, value);
			case FACE -> this.samples.check(sandbox, holder.origin(), SampleKind.FACE, value);
			case FINGERPRINT -> this.samples.check(sandbox, holder.origin(), SampleKind.FINGERPRINT, value);
			case DEVICE -> this.samples.check(sandbox, holder.origin(), SampleKind.DEVICE, value);
			case CARD -> this.samples.check(sandbox, holder.origin(), SampleKind.CARD, value)
				.map((failed) -> failed.isEmpty() ? card(sandbox, holder) : failed);
		};
	}

	private Mono<Boolean> answer(Secrets secrets, String value) {
		int question = value.startsWith("1:") ? 0 : 1;
		String answer = SecretHashes.answer(value.substring(Math.min(2, value.length())));
		return this.hashes.matchesPassword(secrets.answer(question), answer)
			.map((right) -> right && (value.startsWith("1:") || value.startsWith("2:")));
	}

	private static String card(Sandbox sandbox, Holder holder) {
		Registered person = holder.person();
		return (person == null) ? "" : switch (person.cardState(sandbox.now().atZone(WorkingDays.ZONE).toLocalDate())) {
			case VALID -> "";
			case EXPIRED -> "card-expired";
			case LOCKED -> "card-locked";
			case NONE -> "card-not-issued";
		};
	}

	private static String check(boolean right, Proof proof) {
		return right ? "" : wrong(proof.factor());
	}

	private static String wrong(Factor factor) {
		return switch (factor) {
			case PASSWORD -> "wrong-password";
			case PASSCODE -> "wrong-passcode";
			case SECURITY_QUESTION -> "wrong-answer";
			case ONE_TIME_CODE -> "wrong-code";
			case FACE, FINGERPRINT -> factor.name().toLowerCase(Locale.ROOT) + "-not-alike";
			case CARD, DEVICE -> "wrong-" + factor.name().toLowerCase(Locale.ROOT);
		};
	}

	private static <T> Mono<T> refused(String check) {
		return Mono.error(() -> RefusedException.of(ProblemName.LOGIN_REFUSED, check));
	}

	/** Whom a number names, as far as there is somebody. */
	private record Holder(CitizenId citizenId, @Nullable Registered person, @Nullable Account account) {

		/** The number that the person was born with, by which faces and cards go. */
		CitizenId origin() {
			return (this.person != null) ? this.person.origin() : this.citizenId;
		}

		Secrets secrets() {
			return (this.account != null) ? this.account.secrets() : Secrets.STARTING;
		}

		Proved proved(Set<Factor> factors) {
			return new Proved(Objects.requireNonNull(this.person), Objects.requireNonNull(this.account), factors);
		}

	}

	/**
	 * Somebody whose proofs were right.
	 *
	 * @param person the person
	 * @param account the account, in whatever state
	 * @param factors what was proved
	 */
	record Proved(Registered person, Account account, Set<Factor> factors) {

		int authenticationLevel() {
			return AuthenticationLevel.of(this.factors);
		}

	}

}
