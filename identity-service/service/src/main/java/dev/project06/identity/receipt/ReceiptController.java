package dev.project06.identity.receipt;

import java.util.List;
import java.util.Optional;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.IssuedReceipt;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.ReceiptRequest;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.subject.PairwiseSubjects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receipts on citizens who logged in, and the keys to check any receipt with.
 */
@RestController
@RequestMapping("/api/identity/v1")
class ReceiptController {

	private final PairwiseSubjects subjects;

	private final Register register;

	private final Receipts receipts;

	private final Ledger ledger;

	ReceiptController(PairwiseSubjects subjects, Register register, Receipts receipts, Ledger ledger) {
		this.subjects = subjects;
		this.register = register;
		this.receipts = receipts;
		this.ledger = ledger;
	}

	@PostMapping(path = "/receipts", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Issue a receipt on a citizen who logged in",
			description = "For services. The receipt is a JWS that holds the number, the levels and the purpose.")
	Mono<IssuedReceipt> issue(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody ReceiptRequest request,
			Authentication service) {
		Optional<CitizenId> meant = this.subjects.read(request.subject());
		return Mono.justOrEmpty(meant)
			.flatMap((number) -> this.register.latest(sandbox, number))
			.flatMap((found) -> issue(sandbox, request, service, found))
			.switchIfEmpty(refuse(sandbox, service, request.purpose(), meant, "UNKNOWN"));
	}

	private Mono<IssuedReceipt> issue(Sandbox sandbox, ReceiptRequest request, Authentication service,
			Registered found) {
		CitizenId citizenId = found.person().citizenId();
		if (found.status() == Registered.Status.DECEASED) {
			return refuse(sandbox, service, request.purpose(), Optional.of(citizenId), "DECEASED");
		}
		IssuedReceipt receipt = new IssuedReceipt(this.receipts.login(citizenId, request.accountLevel(),
				request.authenticationLevel(), service.getName(), request.purpose()));
		return record(sandbox, service, request.purpose(), Optional.of(citizenId), List.of("citizenId"), "ISSUED")
			.thenReturn(receipt);
	}

	private Mono<IssuedReceipt> refuse(Sandbox sandbox, Authentication service, Purpose purpose,
			Optional<CitizenId> about, String result) {
		return record(sandbox, service, purpose, about, List.of(), result)
			.then(Mono.error(() -> RefusedException.of(ProblemName.UNKNOWN_SUBJECT)));
	}

	private Mono<Void> record(Sandbox sandbox, Authentication service, Purpose purpose, Optional<CitizenId> about,
			List<String> fields, String result) {
		return this.ledger.record(new Disclosure(sandbox, service.getName(), null, Disclosure.Operation.RECEIPT,
				purpose, about.stream().toList(), fields, result, null));
	}

	@GetMapping(path = "/keys", produces = MediaType.APPLICATION_JSON_VALUE)
	@SecurityRequirements
	@Operation(summary = "The keys to check receipts with", description = "A JWK set. Needs no token.")
	ResponseEntity<byte[]> keys() {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.maxAge(Receipts.KEYS_KEPT).cachePublic())
			.body(this.receipts.publicKeys());
	}

}
