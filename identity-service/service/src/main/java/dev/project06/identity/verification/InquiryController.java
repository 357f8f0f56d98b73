package dev.project06.identity.verification;

import dev.project06.identity.api.Confirmation;
import dev.project06.identity.api.ConfirmationRequest;
import dev.project06.identity.api.HouseholdLookUp;
import dev.project06.identity.api.LookUp;
import dev.project06.identity.api.LookUpRequest;
import dev.project06.identity.api.Remark;
import dev.project06.identity.ledger.Disclosure.Operation;
import dev.project06.identity.receipt.Receipts;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The questions of agencies and their officers as JSON.
 */
@RestController
@RequestMapping(path = "/api/identity/v1", consumes = MediaType.APPLICATION_JSON_VALUE)
class InquiryController {

	private final Inquiries inquiries;

	private final Receipts receipts;

	InquiryController(Inquiries inquiries, Receipts receipts) {
		this.inquiries = inquiries;
		this.receipts = receipts;
	}

	@PostMapping("/confirmations")
	@io.swagger.v3.oas.annotations.Operation(summary = "Confirm a number (033)",
			description = "For officers and agencies. Answers MATCH with a signed receipt, MISMATCH with the fields that differ, or UNKNOWN.")
	Mono<Confirmation> confirm(@Parameter(hidden = true) Sandbox sandbox,
			@Valid @RequestBody ConfirmationRequest request, JwtAuthenticationToken officer) {
		Asker asker = Asker.of(officer);
		return this.inquiries.ask(sandbox, asker, Question.of(Operation.CONFIRM, request))
			.map((answer) -> new Confirmation(answer.outcome(), answer.differs(), answer.remarks(),
					receipt(request, asker, answer)));
	}

	private @Nullable String receipt(ConfirmationRequest request, Asker asker, Answer answer) {
		return (answer.verdict() instanceof Verdict.Match match && !match.remarks().contains(Remark.DECEASED))
				? this.receipts.confirmation(request.citizenId(), match.fields(), asker.officer(), asker.agency(),
						request.purpose())
				: null;
	}

	@PostMapping("/look-ups")
	@io.swagger.v3.oas.annotations.Operation(summary = "Look a person up (037)",
			description = "Number, name and birth date have to agree; then the fields that the procedure may see are answered.")
	Mono<LookUp> lookUp(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody LookUpRequest request,
			JwtAuthenticationToken officer) {
		return this.inquiries.ask(sandbox, Asker.of(officer), Question.of(Operation.LOOK_UP, request))
			.map((answer) -> new LookUp(answer.outcome(), answer.differs(), answer.remarks(), answer.citizen()));
	}

	@PostMapping("/households")
	@io.swagger.v3.oas.annotations.Operation(summary = "Look a household up (034)",
			description = "Of the person of that number, name and birth date.")
	Mono<HouseholdLookUp> household(@Parameter(hidden = true) Sandbox sandbox,
			@Valid @RequestBody LookUpRequest request, JwtAuthenticationToken officer) {
		return this.inquiries.ask(sandbox, Asker.of(officer), Question.of(Operation.HOUSEHOLD, request))
			.map((answer) -> new HouseholdLookUp(answer.outcome(), answer.differs(), answer.remarks(),
					answer.household()));
	}

}
