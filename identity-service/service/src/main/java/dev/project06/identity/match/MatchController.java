package dev.project06.identity.match;

import dev.project06.identity.api.IssuedReceipt;
import dev.project06.identity.api.MatchAnswer;
import dev.project06.identity.api.MatchChoice;
import dev.project06.identity.api.MatchRequest;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Rows of old files as JSON. Numbers travel in bodies only, and back in receipts only.
 */
@RestController
@RequestMapping(path = "/api/identity/v1/matches", consumes = MediaType.APPLICATION_JSON_VALUE)
class MatchController {

	private final Matches matches;

	MatchController(Matches matches) {
		this.matches = matches;
	}

	@PostMapping
	@Operation(summary = "Find whom rows of old files mean",
			description = "Up to 500 rows, by number, old number, or name with birth and place. For officers and agencies, and for services on their behalf. A malformed row is answered as such and fails no other.")
	Mono<MatchAnswer> match(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody MatchRequest request,
			JwtAuthenticationToken caller) {
		return this.matches.match(sandbox, Requester.of(caller, request.onBehalfOf()), request.purpose(),
				request.rows());
	}

	@PostMapping("/choice")
	@Operation(summary = "Choose one of the candidates of a row",
			description = "Answers the receipt, or 409 with the failed check when the candidate no longer fits the row.")
	Mono<IssuedReceipt> choose(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody MatchChoice choice,
			JwtAuthenticationToken caller) {
		return this.matches
			.choose(sandbox, Requester.of(caller, choice.onBehalfOf()), choice.purpose(), choice.row(),
					choice.candidate())
			.map(IssuedReceipt::new);
	}

}
