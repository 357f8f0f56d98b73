package dev.project06.identity.account;

import java.time.LocalDate;

import dev.project06.identity.account.Registration.Declaration;
import dev.project06.identity.account.Registration.Shown;
import dev.project06.identity.account.Standing.LockReason;
import dev.project06.identity.account.Standing.Party;
import dev.project06.identity.account.Standing.RefusalReason;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.WrittenNames;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What officers do with people's accounts.
 */
@RestController
@RequestMapping(path = "/api/identity/v1/accounts/authority", consumes = MediaType.APPLICATION_JSON_VALUE)
class AuthorityController {

	private final Registration registration;

	private final Register register;

	private final Accounts accounts;

	AuthorityController(Registration registration, Register register, Accounts accounts) {
		this.registration = registration;
		this.register = register;
		this.accounts = accounts;
	}

	@PostMapping("/level-2")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Take an application for level 2, in person",
			description = "Card shown, face and fingerprint matched. Decided on within 3 working days, or 7 together with a card.")
	Mono<AccountStatus> apply(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody Level2 request) {
		return this.registration.level2(sandbox, request.declaration(), request.shown()).map(AccountStatus::of);
	}

	@PostMapping("/status")
	@Operation(summary = "Where a person's account stands")
	Mono<AccountStatus> status(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody Subject whose) {
		return person(sandbox, whose.citizenId()).flatMap((person) -> this.accounts.find(sandbox, person))
			.map(AccountStatus::of);
	}

	@PostMapping("/approve")
	@Operation(summary = "Approve an application",
			description = "Before its time is over; or send the notice again when the time to activate is over.")
	Mono<AccountStatus> approve(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody Subject whose) {
		return step(sandbox, whose.citizenId(), new Step.Approve());
	}

	@PostMapping("/refuse")
	@Operation(summary = "Refuse an application", description = "Before its time is over.")
	Mono<AccountStatus> refuse(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody Refusal refusal) {
		return step(sandbox, refusal.citizenId(), new Step.Refuse(refusal.reason()));
	}

	@PostMapping("/lock")
	@Operation(summary = "Lock an account for a reason of the decree")
	Mono<AccountStatus> lock(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody LockRequest request) {
		return (request.reason() == LockReason.OWNER) ? refused("reason-of-owner")
				: step(sandbox, request.citizenId(), new Step.Lock(Party.AUTHORITY, request.reason()));
	}

	@PostMapping("/unlock")
	@Operation(summary = "Unlock an account")
	Mono<AccountStatus> unlock(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody Subject whose) {
		return person(sandbox, whose.citizenId()).flatMap((person) -> this.accounts.step(sandbox, person,
				new Step.Unlock(Party.AUTHORITY, person.status() != Registered.Status.DECEASED), (account) -> account))
			.map(AccountStatus::of);
	}

	@PostMapping("/close")
	@Operation(summary = "Close an account")
	Mono<AccountStatus> close(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody Subject whose) {
		return step(sandbox, whose.citizenId(), new Step.Close(Party.AUTHORITY));
	}

	private Mono<AccountStatus> step(Sandbox sandbox, CitizenId citizenId, Step step) {
		return person(sandbox, citizenId)
			.flatMap((person) -> this.accounts.step(sandbox, person, step, (account) -> account))
			.map(AccountStatus::of);
	}

	private Mono<Registered> person(Sandbox sandbox, CitizenId citizenId) {
		return this.register.find(sandbox, citizenId)
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.UNKNOWN_ACCOUNT)));
	}

	private static <T> Mono<T> refused(String check) {
		return Mono.error(() -> RefusedException.of(ProblemName.STEP_REFUSED, check));
	}

	/**
	 * An application for level 2.
	 *
	 * @param citizenId the number
	 * @param fullName the name
	 * @param birthDate the birth date
	 * @param phone the person's own mobile number
	 * @param email an address for notices
	 * @param face a picture, in base64
	 * @param fingerprint a fingerprint, in base64
	 * @param card the answer of the card's chip, in base64
	 * @param cardApplication whether a card is applied for at the same time; not so when
	 * left out
	 */
	record Level2(@NotNull CitizenId citizenId,
			@NotNull @Size(min = 1, max = 100) @Pattern(regexp = WrittenNames.FORM) String fullName,
			@NotNull LocalDate birthDate, @NotNull @Pattern(regexp = Phone.FORM) String phone,
			@Size(max = 254) @Pattern(regexp = Declaration.EMAIL) @Nullable String email,
			@NotNull @Size(min = 1, max = 1000) String face, @NotNull @Size(min = 1, max = 1000) String fingerprint,
			@Size(min = 1, max = 1000) @Nullable String card, @Nullable Boolean cardApplication) {

		Declaration declaration() {
			return new Declaration(this.citizenId, this.fullName, this.birthDate, this.phone, this.email);
		}

		Shown shown() {
			return new Shown(this.face, this.fingerprint, this.card, Boolean.TRUE.equals(this.cardApplication));
		}

		@Override
		public String toString() {
			return "Level2[" + this.citizenId + "]";
		}

	}

	/**
	 * Whose account it is about.
	 *
	 * @param citizenId the number
	 */
	record Subject(@NotNull CitizenId citizenId) {
	}

	/**
	 * A refusal.
	 *
	 * @param citizenId whose application
	 * @param reason why
	 */
	record Refusal(@NotNull CitizenId citizenId, @NotNull RefusalReason reason) {
	}

	/**
	 * A lock.
	 *
	 * @param citizenId whose account
	 * @param reason why; the owner's own wish is no reason of an authority
	 */
	record LockRequest(@NotNull CitizenId citizenId, @NotNull LockReason reason) {
	}

}
