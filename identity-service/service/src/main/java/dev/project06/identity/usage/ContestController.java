package dev.project06.identity.usage;

import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The contested uses that an agency has to answer for.
 */
@RestController
@RequestMapping("/api/identity/v1/contests")
class ContestController {

	private final ContestStore contests;

	ContestController(ContestStore contests) {
		this.contests = contests;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "The cases of the caller's agency",
			description = "For officers and agencies. Those without an answer first, the earliest deadline before the others.")
	Flux<Contest> list(@Parameter(hidden = true) Sandbox sandbox, @RequestParam(required = false) Contest.State state,
			@RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int offset,
			@RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit, JwtAuthenticationToken officer) {
		return this.contests.of(sandbox, agency(officer), state, offset, limit);
	}

	@PostMapping(path = "/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Answer a case", description = "Once, and also after the deadline.")
	Mono<Contest> answer(@Parameter(hidden = true) Sandbox sandbox, @PathVariable String id,
			@Valid @RequestBody Reply reply, JwtAuthenticationToken officer) {
		String agency = agency(officer);
		return this.contests
			.answer(sandbox, agency, id, reply.decision(), FreeText.checked(reply.text()), officer.getName())
			.switchIfEmpty(Mono.defer(() -> this.contests.find(sandbox, agency, id)
				.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.NOT_FOUND, "no-such-case")))
				.flatMap((answered) -> Mono
					.error(RefusedException.of(ProblemName.CONTEST_REFUSED, "answered-already")))));
	}

	private static String agency(JwtAuthenticationToken officer) {
		String agency = officer.getToken().getClaimAsString("agency");
		if (agency == null) {
			throw RefusedException.of(ProblemName.NO_AGENCY);
		}
		return agency;
	}

	/**
	 * What the agency says.
	 *
	 * @param decision for or against the citizen
	 * @param text why, 3 to 1000 characters
	 */
	record Reply(@NotNull Contest.Decision decision,
			@NotNull @Size(min = 3, max = 1000) @Pattern(regexp = FreeText.FORM) String text) {
	}

}
