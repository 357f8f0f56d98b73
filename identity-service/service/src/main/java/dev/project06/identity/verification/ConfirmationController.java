package dev.project06.identity.verification;

import java.util.List;

import dev.project06.identity.api.Confirmation;
import dev.project06.identity.api.ConfirmationRequest;
import dev.project06.identity.population.Population;
import dev.project06.identity.receipt.Receipts;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The confirm operation of agencies and their officers.
 */
@RestController
@RequestMapping("/api/identity/v1")
class ConfirmationController {

	private final Population population;

	private final Receipts receipts;

	ConfirmationController(Population population, Receipts receipts) {
		this.population = population;
		this.receipts = receipts;
	}

	@PostMapping(path = "/confirmations", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Confirm a number (033)",
			description = "For officers and agencies. Answers MATCH with a signed receipt, MISMATCH with the fields that differ, or UNKNOWN.")
	Mono<Confirmation> confirm(@Valid @RequestBody ConfirmationRequest request, JwtAuthenticationToken officer) {
		return Mono.fromSupplier(() -> answer(request, officer));
	}

	private Confirmation answer(ConfirmationRequest request, JwtAuthenticationToken officer) {
		Verdict verdict = Verdict.on(this.population.find(request.citizenId()), request.fullName(),
				request.birthDate());
		return switch (verdict) {
			case Verdict.Match _ -> new Confirmation(Confirmation.Outcome.MATCH, List.of(),
					this.receipts.confirmation(request.citizenId(), Verdict.FIELDS, officer.getName(),
							officer.getToken().getClaimAsString("agency"), request.purpose()));
			case Verdict.Mismatch mismatch -> new Confirmation(Confirmation.Outcome.MISMATCH, mismatch.differs(), null);
			case Verdict.Unknown _ -> new Confirmation(Confirmation.Outcome.UNKNOWN, List.of(), null);
		};
	}

}
