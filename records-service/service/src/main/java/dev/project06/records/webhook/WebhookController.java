package dev.project06.records.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import dev.project06.records.filing.RequestKey;
import dev.project06.records.security.Caller;
import dev.project06.records.webhook.endpoint.Endpoint;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets agencies say where they want to be told of changes.
 */
@RestController
@RequestMapping("/api/records/v1/webhooks")
final class WebhookController {

	private final Webhooks webhooks;

	private final JsonMapper json;

	WebhookController(Webhooks webhooks, JsonMapper json) {
		this.webhooks = webhooks;
		this.json = json;
	}

	@Operation(summary = "Register an address to be told of changes; the answer shows its secret")
	@PostMapping
	Mono<ResponseEntity<String>> register(@AuthenticationPrincipal Jwt token,
			@RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
			@Valid @RequestBody WebhookForm form) {
		Caller caller = Caller.of(token);
		RequestKey request = RequestKey.of(caller, key, "webhook", this.json.writeValueAsBytes(form));
		return this.webhooks.register(caller, request, form).map((registered) -> {
			ResponseEntity.BodyBuilder answer = ResponseEntity
				.created(URI.create("/api/records/v1/webhooks/" + registered.endpoint()))
				.eTag("1")
				.contentType(MediaType.APPLICATION_JSON);
			return (registered.replayed() ? answer.header("Idempotency-Replayed", "true") : answer)
				.body(registered.answer());
		});
	}

	@Operation(summary = "List the webhooks of the agency and of all under it")
	@GetMapping
	Mono<Listing> list(@AuthenticationPrincipal Jwt token) {
		return this.webhooks.list(Caller.of(token)).map(WebhookAnswer::of).collectList().map(Listing::new);
	}

	@Operation(summary = "Show a webhook")
	@GetMapping("/{id}")
	Mono<ResponseEntity<WebhookAnswer>> one(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
		return this.webhooks.find(Caller.of(token), id).map(WebhookController::answer);
	}

	@Operation(summary = "Change what is told and where; another address is asked first whether it agrees")
	@PutMapping("/{id}")
	Mono<ResponseEntity<WebhookAnswer>> subscribe(@AuthenticationPrincipal Jwt token, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody WebhookForm form) {
		return this.webhooks.subscribe(Caller.of(token), id, ifMatch, form).map(WebhookController::answer);
	}

	@Operation(summary = "Remove a webhook and its deliveries")
	@DeleteMapping("/{id}")
	Mono<ResponseEntity<Void>> remove(@AuthenticationPrincipal Jwt token, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		return this.webhooks.remove(Caller.of(token), id, ifMatch).thenReturn(ResponseEntity.noContent().build());
	}

	@Operation(summary = "Go on to tell from where it stopped")
	@PostMapping("/{id}/enable")
	Mono<ResponseEntity<WebhookAnswer>> enable(@AuthenticationPrincipal Jwt token, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		return this.webhooks.enable(Caller.of(token), id, ifMatch).map(WebhookController::answer);
	}

	@Operation(summary = "Tell nothing for now; what happens meanwhile is told later")
	@PostMapping("/{id}/disable")
	Mono<ResponseEntity<WebhookAnswer>> disable(@AuthenticationPrincipal Jwt token, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		return this.webhooks.disable(Caller.of(token), id, ifMatch).map(WebhookController::answer);
	}

	@Operation(summary = "Make another secret, which the answer shows; the one before goes on for a while")
	@PostMapping("/{id}/rotate")
	Mono<ResponseEntity<WebhookAnswer>> rotate(@AuthenticationPrincipal Jwt token, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		return this.webhooks.rotate(Caller.of(token), id, ifMatch)
			.map((rotated) -> ResponseEntity.ok()
				.eTag(Webhooks.revision(rotated.endpoint()))
				.body(WebhookAnswer.of(rotated.endpoint(), rotated.secret())));
	}

	@Operation(summary = "Tell again all that happened since a time")
	@PostMapping("/{id}/replay")
	Mono<ResponseEntity<WebhookAnswer>> replay(@AuthenticationPrincipal Jwt token, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody Replay body) {
		return this.webhooks.replay(Caller.of(token), id, ifMatch, body.from()).map(WebhookController::answer);
	}

	private static ResponseEntity<WebhookAnswer> answer(Endpoint endpoint) {
		return ResponseEntity.ok().eTag(Webhooks.revision(endpoint)).body(WebhookAnswer.of(endpoint));
	}

	/**
	 * Some webhooks.
	 *
	 * @param items the webhooks
	 */
	record Listing(List<WebhookAnswer> items) {
	}

	/**
	 * From when to tell again.
	 *
	 * @param from the time
	 */
	record Replay(@NotNull Instant from) {
	}

}
