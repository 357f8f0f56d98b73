package dev.project06.identity.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes sandboxes, and sets up the one that the call is in.
 */
@RestController
@RequestMapping("/api/identity/v1")
class SandboxController {

	private final Sandboxes sandboxes;

	SandboxController(Sandboxes sandboxes) {
		this.sandboxes = sandboxes;
	}

	@PostMapping("/sandboxes")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Make a sandbox",
			description = "It belongs to the caller. Send its name in the header Sandbox of every call that is to happen in it.")
	Mono<View> create(@Valid @RequestBody NewSandbox wanted, Authentication caller) {
		return this.sandboxes.create(wanted.name(), caller.getName()).map(View::of);
	}

	@GetMapping("/sandboxes")
	@Operation(summary = "The caller's sandboxes")
	Flux<View> mine(Authentication caller) {
		return this.sandboxes.ofOwner(caller.getName()).map(View::of);
	}

	@GetMapping("/sandbox")
	@Operation(summary = "The sandbox of this call: its time and its faults")
	View show(@Parameter(hidden = true) Sandbox sandbox) {
		return View.of(sandbox);
	}

	@PutMapping("/sandbox/clock")
	@Operation(summary = "Set the clock",
			description = "Either let it run ahead of the real one (ISO 8601 duration, negative for behind) or stop it at an instant. Neither: the real time.")
	Mono<View> clock(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody ClockSetting setting,
			Authentication caller) {
		return sandbox.ownedBy(caller).then(this.sandboxes.set(sandbox, setting.time())).map(View::of);
	}

	@PutMapping("/sandbox/faults")
	@Operation(summary = "Set what is to fail", description = "Replaces all rules; an empty list ends all faults.")
	Mono<View> faults(@Parameter(hidden = true) Sandbox sandbox,
			@RequestBody @Size(max = 50) List<@Valid @NotNull FaultRule> rules, Authentication caller) {
		return sandbox.ownedBy(caller).then(this.sandboxes.set(sandbox, rules)).map(View::of);
	}

	@PostMapping("/sandbox/reset")
	@Operation(summary = "Begin again",
			description = "Everything in it goes but the ledger; the clock is the real one, nothing fails.")
	Mono<View> reset(@Parameter(hidden = true) Sandbox sandbox, Authentication caller) {
		return sandbox.ownedBy(caller).then(this.sandboxes.reset(sandbox)).map(View::of);
	}

	@DeleteMapping("/sandbox")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Delete the sandbox of this call", description = "The default one is only reset.")
	Mono<Void> delete(@Parameter(hidden = true) Sandbox sandbox, Authentication caller) {
		return sandbox.ownedBy(caller).then(this.sandboxes.delete(sandbox));
	}

	/**
	 * A sandbox that is wanted.
	 *
	 * @param name 3 to 40 small letters, digits and hyphens
	 */
	record NewSandbox(@NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,38}[a-z0-9]") String name) {
	}

	/**
	 * How the clock is to go.
	 *
	 * @param ahead how far ahead of the real one
	 * @param stoppedAt where it is to stand still
	 */
	record ClockSetting(@Nullable Duration ahead, @Nullable Instant stoppedAt) {

		SandboxTime time() {
			return new SandboxTime((this.ahead != null) ? this.ahead : Duration.ZERO, this.stoppedAt);
		}

	}

	/**
	 * A sandbox as its users see it.
	 *
	 * @param name the name
	 * @param time the time there
	 * @param faults what fails there
	 */
	record View(String name, Instant time, List<FaultRule> faults) {

		static View of(Sandbox sandbox) {
			return new View(sandbox.name(), sandbox.now(), sandbox.faults().rules());
		}

	}

}
