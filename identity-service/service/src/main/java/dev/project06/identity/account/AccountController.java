package dev.project06.identity.account;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import dev.project06.identity.account.Codes.Purpose;
import dev.project06.identity.account.Registration.Declaration;
import dev.project06.identity.account.Standing.LockReason;
import dev.project06.identity.account.Standing.Party;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.WrittenNames;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What people do with their accounts. They have no token yet, so these calls need none.
 */
@RestController
@RequestMapping(path = "/api/identity/v1/accounts", consumes = MediaType.APPLICATION_JSON_VALUE)
class AccountController {

	/** To unlock or close takes two different factors. */
	private static final int TWO_FACTORS = 2;

	private final Registration registration;

	private final Activation activation;

	private final Logins logins;

	private final Proofs proofs;

	private final Register register;

	private final Accounts accounts;

	private final Attempts attempts;

	private final SealedNumbers numbers;

	private final Flood flood;

	AccountController(Registration registration, Activation activation, Logins logins, Proofs proofs, Register register,
			Accounts accounts, Attempts attempts, SealedNumbers numbers, Flood flood) {
		this.registration = registration;
		this.activation = activation;
		this.logins = logins;
		this.proofs = proofs;
		this.register = register;
		this.accounts = accounts;
		this.attempts = attempts;
		this.numbers = numbers;
		this.flood = flood;
	}

	@PostMapping("/level-1")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Apply for level 1, in the app",
			description = "Decided on within 1 working day of the sandbox's clock, and approved when nobody has refused it by then.")
	Mono<AccountStatus> apply(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody Level1 request,
			ServerHttpRequest http) {
		return admit(sandbox, request.citizenId(), http)
			.then(Mono.defer(() -> this.registration.level1(sandbox, request.declaration(), request.face())))
			.map(AccountStatus::of);
	}

	@PostMapping("/status")
	@Operation(summary = "Where an account stands",
			description = "For who knows number and phone number; without both right there is no such account.")
	Mono<AccountStatus> status(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody StatusRequest whose,
			ServerHttpRequest http) {
		return admit(sandbox, whose.citizenId(), http)
			.then(Mono.defer(() -> this.attempts.begin(sandbox, whose.citizenId())))
			.then(Mono.defer(() -> find(sandbox, whose.citizenId())))
			.filter((account) -> Phone.of(whose.phone(), this.numbers).equals(account.phone()))
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.UNKNOWN_ACCOUNT)))
			.delayUntil((account) -> this.attempts.succeeded(sandbox, whose.citizenId()))
			.map(AccountStatus::of);
	}

	private Mono<Account> find(Sandbox sandbox, CitizenId citizenId) {
		return this.register.find(sandbox, citizenId)
			.flatMap((person) -> this.accounts.find(sandbox, person))
			.switchIfEmpty(this.accounts.findNobody(sandbox, citizenId).then(Mono.empty()));
	}

	@PostMapping("/codes")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Send a one-time code",
			description = "To the inbox of the sandbox. The answer does not tell whether there is an account.")
	Mono<Void> code(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody CodeRequest request,
			ServerHttpRequest http) {
		return admit(sandbox, request.citizenId(), http)
			.then(Mono.defer(() -> this.logins.sendCode(sandbox, request.citizenId(), request.purpose())));
	}

	@PostMapping("/activation")
	@Operation(summary = "Activate an account",
			description = "Within 7 days of the notice: the code of purpose ACTIVATION, a password, a passcode, two security questions.")
	Mono<AccountStatus> activate(@Parameter(hidden = true) Sandbox sandbox,
			@Valid @RequestBody Activation.ActivationRequest request, ServerHttpRequest http) {
		return admit(sandbox, request.citizenId(), http)
			.then(Mono.defer(() -> this.activation.activate(sandbox, request)))
			.map(AccountStatus::of);
	}

	@PostMapping("/lock")
	@Operation(summary = "Lock one's own account", description = "Takes a proof of authentication level 1.")
	Mono<AccountStatus> lock(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody OwnerRequest request,
			ServerHttpRequest http) {
		return own(sandbox, request, http, 1, (person) -> new Step.Lock(Party.OWNER, LockReason.OWNER));
	}

	@PostMapping("/unlock")
	@Operation(summary = "Unlock one's own account", description = "Takes proofs of authentication level 2.")
	Mono<AccountStatus> unlock(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody OwnerRequest request,
			ServerHttpRequest http) {
		return own(sandbox, request, http, TWO_FACTORS,
				(person) -> new Step.Unlock(Party.OWNER, person.status() != Registered.Status.DECEASED));
	}

	@PostMapping("/close")
	@Operation(summary = "Close one's own account", description = "Takes proofs of authentication level 2.")
	Mono<AccountStatus> close(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody OwnerRequest request,
			ServerHttpRequest http) {
		return own(sandbox, request, http, TWO_FACTORS, (person) -> new Step.Close(Party.OWNER));
	}

	private Mono<AccountStatus> own(Sandbox sandbox, OwnerRequest request, ServerHttpRequest http, int least,
			Function<Registered, Step> step) {
		return admit(sandbox, request.citizenId(), http)
			.then(Mono.defer(() -> this.proofs.check(sandbox, request.citizenId(), request.proofs(), Purpose.CHANGE)))
			.flatMap((proved) -> (proved.authenticationLevel() < least)
					? Mono.error(RefusedException.of(ProblemName.LOGIN_REFUSED, "proof-too-weak"))
					: this.accounts.step(sandbox, proved.person(), step.apply(proved.person()), (account) -> account))
			.map(AccountStatus::of);
	}

	private Mono<Void> admit(Sandbox sandbox, CitizenId citizenId, ServerHttpRequest http) {
		return this.flood.admit(sandbox, citizenId, http.getRemoteAddress());
	}

	/**
	 * An application for level 1.
	 *
	 * @param citizenId the number
	 * @param fullName the name
	 * @param birthDate the birth date
	 * @param phone the person's own mobile number
	 * @param email an address for notices
	 * @param face a picture, in base64
	 */
	record Level1(@NotNull CitizenId citizenId,
			@NotNull @Size(min = 1, max = 100) @Pattern(regexp = WrittenNames.FORM) String fullName,
			@NotNull LocalDate birthDate, @NotNull @Pattern(regexp = Phone.FORM) String phone,
			@Size(max = 254) @Pattern(regexp = Declaration.EMAIL) @Nullable String email,
			@NotNull @Size(min = 1, max = 1000) String face) {

		Declaration declaration() {
			return new Declaration(this.citizenId, this.fullName, this.birthDate, this.phone, this.email);
		}

		@Override
		public String toString() {
			return "Level1[" + this.citizenId + "]";
		}

	}

	/**
	 * Whose account is asked about.
	 *
	 * @param citizenId the number
	 * @param phone the phone number of the account
	 */
	record StatusRequest(@NotNull CitizenId citizenId, @NotNull @Pattern(regexp = Phone.FORM) String phone) {

		@Override
		public String toString() {
			return "StatusRequest[" + this.citizenId + "]";
		}

	}

	/**
	 * A code that is wanted.
	 *
	 * @param citizenId whose
	 * @param purpose what for
	 */
	record CodeRequest(@NotNull CitizenId citizenId, @NotNull Purpose purpose) {
	}

	/**
	 * A person who acts on the own account.
	 *
	 * @param citizenId the number
	 * @param proofs what proves it; a one-time code has the purpose CHANGE
	 */
	record OwnerRequest(@NotNull CitizenId citizenId,
			@NotNull @Size(min = 1, max = 8) List<@Valid @NotNull Proof> proofs) {
	}

}
