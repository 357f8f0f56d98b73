package dev.project06.identity.account;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells testers what people know.
 */
@RestController
class SecretsController {

	private final Register register;

	SecretsController(Register register) {
		this.register = register;
	}

	@PostMapping(path = "/api/identity/v1/sandbox/secrets", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "What a person has and knows at the start",
			description = "Phone number, password, passcode and the answer to both security questions, until an application or an activation sets others.")
	Mono<StartingSecrets> secrets(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody SecretsRequest whose) {
		return this.register.find(sandbox, whose.citizenId())
			.map(Registered::origin)
			.defaultIfEmpty(whose.citizenId())
			.map((origin) -> new StartingSecrets(Phone.starting(origin), Secrets.PASSWORD, Secrets.PASSCODE,
					Secrets.ANSWER));
	}

	/**
	 * Who it is about.
	 *
	 * @param citizenId the number
	 */
	record SecretsRequest(@NotNull CitizenId citizenId) {
	}

	/**
	 * What a person has and knows.
	 *
	 * @param phone mobile number
	 * @param password password
	 * @param passcode 6-digit passcode
	 * @param answer to the first and the second security question
	 */
	record StartingSecrets(String phone, String password, String passcode, String answer) {
	}

}
