package dev.project06.identity.openid.client;

import java.time.Instant;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientInformation;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import dev.project06.identity.openid.protocol.Owners;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.protocol.Replies;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Registers the clients of the provider of a sandbox, for its owner. Requests, answers
 * and refusals of a registration are those of OpenID Connect.
 */
@RestController
@RequestMapping("/api/identity/v1/sandbox/clients")
class ClientController {

	private static final int MOST = 100;

	private final Clients clients;

	ClientController(Clients clients) {
		this.clients = clients;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Register a client",
			description = "Client metadata as OpenID Connect has it. The answer holds the secret, which is not shown again.")
	Mono<ResponseEntity<String>> register(@Parameter(hidden = true) Sandbox sandbox, @RequestBody JsonNode metadata,
			Authentication caller) {
		return Owners.only(sandbox, caller)
			.then(this.clients.all(sandbox).count())
			.flatMap((count) -> (count < MOST) ? this.clients.register(sandbox, ClientRules.check(metadata.toString()))
					: Mono.error(ProtocolException.of(RegistrationError.INVALID_CLIENT_METADATA, "too-many-clients",
							"a sandbox has at most 100 clients")))
			.map((made) -> Replies.json(HttpStatus.CREATED.value(),
					information(made.client(), made.secret(), sandbox.now()).toJSONObject()))
			.onErrorResume(ProtocolException.class, (refused) -> Mono.just(Replies.refusal(refused)));
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "The clients of the provider", description = "Without their secrets.")
	Mono<String> list(@Parameter(hidden = true) Sandbox sandbox, Authentication caller) {
		return Owners.only(sandbox, caller)
			.thenMany(this.clients.all(sandbox))
			.map((client) -> information(client, null, sandbox.now()).toJSONObject())
			.collectList()
			.map(net.minidev.json.JSONArray::toJSONString);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Delete a client", description = "Its tokens end with it.")
	Mono<Void> delete(@Parameter(hidden = true) Sandbox sandbox, @PathVariable String id, Authentication caller) {
		return Owners.only(sandbox, caller)
			.then(this.clients.delete(sandbox, id))
			.filter((found) -> found)
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.NOT_FOUND)))
			.then();
	}

	private static OIDCClientInformation information(Client client, @Nullable String secret, Instant now) {
		OIDCClientMetadata metadata = client.metadata();
		return new OIDCClientInformation(new ClientID(client.id()), java.util.Date.from(now), metadata,
				(secret != null) ? new Secret(secret) : null);
	}

}
