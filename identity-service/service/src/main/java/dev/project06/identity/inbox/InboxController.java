package dev.project06.identity.inbox;

import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the inbox of a sandbox.
 */
@RestController
class InboxController {

	private final Inbox inbox;

	InboxController(Inbox inbox) {
		this.inbox = inbox;
	}

	@GetMapping("/api/identity/v1/sandbox/inbox")
	@Operation(summary = "What was sent to the people of the sandbox, the newest first",
			description = "For the owner of the sandbox and administrators; in the default sandbox for everybody who is logged in. The next page begins before the id of the last message.")
	Flux<Inbox.Received> read(@Parameter(hidden = true) Sandbox sandbox,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
			@RequestParam(required = false) @Pattern(regexp = "[0-9a-f]{24}") @Nullable String before,
			Authentication caller) {
		Mono<Void> permitted = Sandbox.DEFAULT.equals(sandbox.name()) ? Mono.empty() : sandbox.ownedBy(caller);
		return permitted.thenMany(
				Flux.defer(() -> this.inbox.read(sandbox, (before != null) ? new ObjectId(before) : null, limit)));
	}

}
