package dev.project06.identity.openid;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.PushedAuthorizationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.client.ClientAuthenticator;
import dev.project06.identity.openid.client.Clients;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.protocol.ProtocolRequest;
import dev.project06.identity.openid.protocol.Replies;
import dev.project06.identity.openid.protocol.Requests;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.openid.state.Kind;
import dev.project06.identity.openid.state.StateStore;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Hidden;
import org.bson.Document;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Takes authorisation requests, from the browser or pushed by the client (RFC 9126). A
 * browser is sent back only to an address that the client registered.
 */
@RestController
@Hidden
@RequestMapping(Addresses.PATH + "/{sandbox}")
class AuthorisationController {

	private static final String PUSHED = "urn:ietf:params:oauth:request_uri:";

	private static final Duration PUSHED_LIFE = Duration.ofSeconds(90);

	private final Clients clients;

	private final ClientAuthenticator authenticator;

	private final StateStore states;

	private final Sessions sessions;

	private final Consents consents;

	private final Hints hints;

	private final AuthorisationAnswers answers;

	private final Pages pages;

	private final Addresses addresses;

	AuthorisationController(Clients clients, ClientAuthenticator authenticator, StateStore states, Sessions sessions,
			Consents consents, Hints hints, AuthorisationAnswers answers, Pages pages, Addresses addresses) {
		this.clients = clients;
		this.authenticator = authenticator;
		this.states = states;
		this.sessions = sessions;
		this.consents = consents;
		this.hints = hints;
		this.answers = answers;
		this.pages = pages;
		this.addresses = addresses;
	}

	@PostMapping("/par")
	Mono<ResponseEntity<String>> push(Sandbox sandbox, ServerWebExchange exchange) {
		URI endpoint = this.addresses.endpoint(sandbox, "/par");
		return Requests.read(exchange.getRequest(), endpoint)
			.flatMap((request) -> this.authenticator.authenticate(sandbox, request, endpoint)
				.flatMap((client) -> push(sandbox, client, request)))
			.map((pushed) -> Replies.json(HttpStatus.CREATED.value(), pushed.toJSONObject()))
			.onErrorResume(ProtocolException.class, (refused) -> Mono.just(Replies.refusal(refused)));
	}

	private Mono<PushedAuthorizationSuccessResponse> push(Sandbox sandbox, Client client, ProtocolRequest request) {
		Map<String, String> parameters = new LinkedHashMap<>(request.parameters());
		parameters.keySet().removeAll(java.util.Set.of("client_secret", "client_assertion", "client_assertion_type"));
		if (!client.id().equals(parameters.getOrDefault("client_id", client.id()))) {
			return Mono.error(ProtocolException.of(OAuth2Error.INVALID_REQUEST, "client-id-differs",
					"client_id is not the client that authenticated"));
		}
		parameters.put("client_id", client.id());
		AuthorisationRules.redirect(client, parameters);
		AuthorisationRules.check(client, parameters);
		String handle = Handles.random();
		return this.states
			.put(sandbox, Kind.PUSHED, handle, PUSHED_LIFE,
					new Document("parameters", new Document(new LinkedHashMap<>(parameters))))
			.thenReturn(new PushedAuthorizationSuccessResponse(URI.create(PUSHED + handle), PUSHED_LIFE.toSeconds()));
	}

	@GetMapping("/authorize")
	Mono<ResponseEntity<String>> get(Sandbox sandbox, ServerWebExchange exchange) {
		return authorise(sandbox, exchange);
	}

	@PostMapping("/authorize")
	Mono<ResponseEntity<String>> post(Sandbox sandbox, ServerWebExchange exchange) {
		return authorise(sandbox, exchange);
	}

	private Mono<ResponseEntity<String>> authorise(Sandbox sandbox, ServerWebExchange exchange) {
		return Requests.read(exchange.getRequest(), this.addresses.endpoint(sandbox, "/authorize"))
			.flatMap((request) -> authorise(sandbox, exchange, request))
			.onErrorResume(ProtocolException.class, (refused) -> this.pages.refusal(exchange, refused.error()));
	}

	private Mono<ResponseEntity<String>> authorise(Sandbox sandbox, ServerWebExchange exchange,
			ProtocolRequest request) {
		String id = request.get("client_id")
			.orElseThrow(() -> ProtocolException.of(OAuth2Error.INVALID_REQUEST, "client-id-missing",
					"client_id is missing"));
		return this.clients.find(sandbox, id)
			.switchIfEmpty(Mono.error(() -> ProtocolException.of(OAuth2Error.INVALID_REQUEST, "unknown-client",
					"there is no client of this id")))
			.flatMap((client) -> parameters(sandbox, client, request)
				.flatMap((parameters) -> redirectable(sandbox, exchange, client, parameters)));
	}

	/** What was pushed counts, and nothing that stands beside it. */
	private Mono<Map<String, String>> parameters(Sandbox sandbox, Client client, ProtocolRequest request) {
		String uri = request.get("request_uri").orElse("");
		if (!uri.startsWith(PUSHED)) {
			return client.metadata().requiresPushedAuthorizationRequests() ? Mono.error(ProtocolException
				.of(OAuth2Error.INVALID_REQUEST, "request-not-pushed", "the client has to push its requests"))
					: Mono.just(request.parameters());
		}
		return this.states.take(sandbox, Kind.PUSHED, uri.substring(PUSHED.length()))
			.map((found) -> texts(Objects.requireNonNull(found.get("parameters", Document.class))))
			.filter((pushed) -> client.id().equals(pushed.get("client_id")))
			.switchIfEmpty(Mono.error(() -> ProtocolException.of(OAuth2Error.INVALID_REQUEST_URI, "request-uri-unknown",
					"the pushed request was used, has expired or is another client's")));
	}

	private static Map<String, String> texts(Document document) {
		Map<String, String> texts = new LinkedHashMap<>();
		document.forEach((name, value) -> texts.put(name, String.valueOf(value)));
		return texts;
	}

	/** From here on the client hears of what is wrong. */
	private Mono<ResponseEntity<String>> redirectable(Sandbox sandbox, ServerWebExchange exchange, Client client,
			Map<String, String> parameters) {
		URI redirect = AuthorisationRules.redirect(client, parameters);
		String path = exchange.getRequest().getPath().value();
		return Mono.fromSupplier(() -> AuthorisationRules.check(client, parameters))
			.flatMap((request) -> decide(sandbox, exchange, request, path))
			.onErrorResume(ProtocolException.class,
					(refused) -> Mono
						.just(this.answers.refusal(sandbox, redirect, parameters.get("state"), refused.error(), path)))
			.map(AuthorisationController::see);
	}

	private Mono<URI> decide(Sandbox sandbox, ServerWebExchange exchange, Authorisation request, String path) {
		return this.hints.check(sandbox, request)
			.then(this.sessions.of(sandbox, exchange))
			.flatMap(
					(session) -> this.hints.concern(sandbox, request, session)
							? this.consents.covers(sandbox, request, session)
								.map((consented) -> new Known(session,
										request.next(session, false, consented, sandbox.now())))
							: Mono.just(new Known(session, Authorisation.Step.LOGIN)))
			.flatMap((known) -> (known.step() == Authorisation.Step.ISSUE)
					? this.answers.code(sandbox, request, known.session(), path)
					: ask(sandbox, exchange, request, known.step()))
			.switchIfEmpty(Mono.defer(() -> ask(sandbox, exchange, request, Authorisation.Step.LOGIN)));
	}

	private Mono<URI> ask(Sandbox sandbox, ServerWebExchange exchange, Authorisation request, Authorisation.Step step) {
		if (request.prompts(Prompt.Type.NONE)) {
			ErrorObject error = (step == Authorisation.Step.CONSENT) ? OIDCError.CONSENT_REQUIRED
					: OIDCError.LOGIN_REQUIRED;
			return Mono.error(ProtocolException.of(error, "prompt-none",
					(step == Authorisation.Step.CONSENT) ? "the citizen has not agreed to all that is asked for"
							: "nobody is logged in as the request needs it"));
		}
		return this.sessions.open(sandbox, exchange, request)
			.map((interaction) -> this.addresses.endpoint(sandbox, "/login/" + interaction.id()));
	}

	static ResponseEntity<String> see(URI address) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(address)
			.header("Cache-Control", "no-store")
			.header("Referrer-Policy", "no-referrer")
			.build();
	}

	private record Known(Session session, Authorisation.Step step) {
	}

}
