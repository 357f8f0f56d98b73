package dev.project06.records.handling;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import dev.project06.records.dossier.Charge;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Payment;
import dev.project06.records.filing.IdempotencyConflictException;
import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.filing.RequestKey;
import dev.project06.records.reading.Access;
import dev.project06.records.reading.DossierAnswer;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.terms.Appointments;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes payments of what an agency has asked for, from accounts of the sandbox.
 */
@RestController
@RequestMapping("/api/records/v1/dossiers/{code}/payments")
final class PaymentController {

	private final Access access;

	private final Writes writes;

	private final Policy policy;

	private final Appointments appointments;

	private final JsonMapper json;

	private final Clock clock;

	PaymentController(Access access, Writes writes, Policy policy, Appointments appointments, JsonMapper json,
			Clock clock) {
		this.access = access;
		this.writes = writes;
		this.policy = policy;
		this.appointments = appointments;
		this.json = json;
		this.clock = clock;
	}

	@Operation(summary = "Pay what the agency has asked for, from an account of the sandbox")
	@PostMapping
	Mono<ResponseEntity<PaymentAnswer>> pay(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
			@Valid @RequestBody PaymentRequest body) {
		Caller caller = Caller.of(token);
		RequestKey request = RequestKey.of(caller, key, "pay " + code, this.json.writeValueAsBytes(body));
		return this.access.find(caller, code)
			.map((found) -> answer(found.dossier(), request, true))
			.flatMap((earlier) -> earlier.map(Mono::just)
				.orElseGet(() -> this.writes
					.change(caller, code, Precondition.of("*"), (found) -> mayPay(caller, found, body.means()),
							(dossier) -> Mono.just(dossier.pay(attempt(request, body, this.clock.instant()),
									this.clock.instant(), this.appointments.of(dossier.filing().procedure()))))
					.map((dossier) -> answer(dossier, request, false).orElseThrow())));
	}

	@Operation(summary = "Give a payment back")
	@PostMapping("/{number:[0-9]{1,4}}/refund")
	Mono<ResponseEntity<DossierAnswer>> refund(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@PathVariable int number,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
			@Valid @RequestBody RefundRequest body) {
		Caller caller = Caller.of(token);
		PersonalNumbers.refuse("reason", body.reason());
		return this.writes
			.change(caller, code, Precondition.of(seen),
					(found) -> this.policy.mayFileFor(caller, found.dossier().inCharge()),
					(dossier) -> Mono.just(dossier.refund(number, body.reason(), this.clock.instant())))
			.map(Writes::answer);
	}

	/** At the counter an official takes the money, elsewhere the citizen pays. */
	private boolean mayPay(Caller caller, Access.Found found, Payment.Means means) {
		return means.isOnline() ? this.policy.isParty(found.scope(), found.dossier())
				: this.policy.mayFileFor(caller, found.dossier().inCharge());
	}

	private static Payment attempt(RequestKey request, PaymentRequest body, Instant now) {
		return switch (body.account()) {
			case FUNDED -> Payment.made(request.key(), request.body(), body.means(), now);
			case EMPTY, CLOSED, UNREACHABLE ->
				Payment.failed(request.key(), request.body(), body.means(), now, body.account().failure());
		};
	}

	/** What the request has come to, if it was carried out. */
	private static Optional<ResponseEntity<PaymentAnswer>> answer(Dossier dossier, RequestKey request,
			boolean replayed) {
		for (Charge charge : dossier.course().charges()) {
			for (Payment attempt : charge.attempts()) {
				if (attempt.key().equals(request.key())) {
					if (!attempt.digest().equals(request.body())) {
						throw new IdempotencyConflictException(dossier.code());
					}
					ResponseEntity.BodyBuilder answer = ResponseEntity
						.created(URI.create("/api/records/v1/dossiers/" + dossier.code()));
					return Optional.of((replayed ? answer.header("Idempotency-Replayed", "true") : answer)
						.body(PaymentAnswer.of(charge, attempt)));
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * What is sent to pay.
	 *
	 * @param means how
	 * @param account from which account of the sandbox
	 */
	record PaymentRequest(Payment.@NotNull Means means, @NotNull Account account) {
	}

	/**
	 * What is sent to give a payment back.
	 *
	 * @param reason why
	 */
	record RefundRequest(@NotBlank @Size(max = 1000) String reason) {
	}

	/**
	 * An attempt to pay.
	 *
	 * @param charge number of what was asked for
	 * @param amount dong
	 * @param means how it was paid
	 * @param status {@code PAID} or {@code FAILED}
	 * @param failure why it failed
	 * @param at when
	 */
	record PaymentAnswer(int charge, long amount, Payment.Means means, Payment.Status status, @Nullable String failure,
			Instant at) {

		private static PaymentAnswer of(Charge charge, Payment attempt) {
			return new PaymentAnswer(charge.number(), charge.amount(), attempt.means(),
					(attempt.failure() == null) ? Payment.Status.PAID : Payment.Status.FAILED, attempt.failure(),
					attempt.at());
		}

	}

	/**
	 * The accounts of the sandbox. Each fares the same every time.
	 */
	enum Account {

		/** Pays anything. */
		FUNDED(""),

		/** Has not enough on it. */
		EMPTY("insufficient-funds"),

		/** Was closed by the bank. */
		CLOSED("account-closed"),

		/** Its bank does not answer. */
		UNREACHABLE("bank-unreachable");

		private final String failure;

		Account(String failure) {
			this.failure = failure;
		}

		private String failure() {
			return this.failure;
		}

	}

}
