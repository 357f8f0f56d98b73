package dev.project06.identity.verification;

import java.time.Instant;

import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the owner of a sandbox who is locked out there, and lets them in again.
 */
@RestController
@RequestMapping("/api/identity/v1/sandbox/lock-outs")
class LockOutController {

	private final Limits limits;

	LockOutController(Limits limits) {
		this.limits = limits;
	}

	@GetMapping
	@Operation(summary = "Who is locked out", description = "For the owner of the sandbox.")
	Flux<View> all(@Parameter(hidden = true) Sandbox sandbox, Authentication caller) {
		return sandbox.ownedBy(caller).thenMany(Flux.defer(() -> this.limits.all(sandbox))).map(View::of);
	}

	@PostMapping("/lift")
	@Operation(summary = "Let somebody in again", description = "What led to the lock-out is forgotten.")
	Mono<Lifted> lift(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody Lift lift, Authentication caller) {
		return sandbox.ownedBy(caller).then(Mono.defer(() -> this.limits.lift(sandbox, lift.who()))).map(Lifted::new);
	}

	/**
	 * Who is to be let in.
	 *
	 * @param who {@code officer:} or {@code agency:} with the name
	 */
	record Lift(@NotNull @Pattern(regexp = "(officer|agency):[0-9A-Za-z._/@-]{1,100}") String who) {
	}

	/**
	 * What came of it.
	 *
	 * @param lifted whether there was a lock-out
	 */
	record Lifted(boolean lifted) {
	}

	/**
	 * A lock-out.
	 *
	 * @param who the officer or agency
	 * @param check the limit that was broken
	 * @param at when
	 * @param until when it ends
	 */
	record View(String who, String check, Instant at, Instant until) {

		static View of(LockOut lockOut) {
			return new View(lockOut.who(), lockOut.check(), lockOut.at(), lockOut.until());
		}

	}

}
