package dev.project06.identity.openid;

import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.client.Clients;
import dev.project06.identity.openid.key.ProviderKeys;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.protocol.ProtocolRequest;
import dev.project06.identity.openid.protocol.Requests;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ends sessions (OpenID Connect RP-Initiated, Front-Channel and Back-Channel Logout 1.0).
 * Without the hint of a client that the citizen logged in to, the citizen is asked.
 */
@RestController
@Hidden
@RequestMapping(Addresses.PATH + "/{sandbox}")
class LogoutController {

	private static final Logger logger = LoggerFactory.getLogger(LogoutController.class);

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Duration TOKEN_LIFE = Duration.ofMinutes(2);

	private final Sessions sessions;

	private final Grants grants;

	private final Clients clients;

	private final Hints hints;

	private final ProviderKeys keys;

	private final Pages pages;

	private final Addresses addresses;

	private final WebClient client = WebClient.create();

	LogoutController(Sessions sessions, Grants grants, Clients clients, Hints hints, ProviderKeys keys, Pages pages,
			Addresses addresses) {
		this.sessions = sessions;
		this.grants = grants;
		this.clients = clients;
		this.hints = hints;
		this.keys = keys;
		this.pages = pages;
		this.addresses = addresses;
	}

	@GetMapping("/logout")
	Mono<ResponseEntity<String>> get(Sandbox sandbox, ServerWebExchange exchange) {
		return logout(sandbox, exchange);
	}

	@PostMapping("/logout")
	Mono<ResponseEntity<String>> post(Sandbox sandbox, ServerWebExchange exchange) {
		return logout(sandbox, exchange);
	}

	private Mono<ResponseEntity<String>> logout(Sandbox sandbox, ServerWebExchange exchange) {
		return Requests.read(exchange.getRequest(), this.addresses.endpoint(sandbox, "/logout"))
			.flatMap((form) -> asked(sandbox, form).flatMap((asked) -> this.sessions.of(sandbox, exchange)
				.flatMap((session) -> decide(sandbox, exchange, form, asked, session))
				.switchIfEmpty(Mono.defer(() -> leave(exchange, asked, List.of())))))
			.onErrorResume(ProtocolException.class, (refused) -> this.pages.refusal(exchange, refused.error()));
	}

	/**
	 * Who asks, and where the browser is to go; an address counts only when registered.
	 */
	private Mono<Asked> asked(Sandbox sandbox, ProtocolRequest form) {
		LogoutRequest request = read(form);
		Mono<Asked> hinted = Mono.justOrEmpty(request.getIDTokenHint())
			.flatMap((hint) -> this.hints.read(sandbox, hint))
			.map((claims) -> new Asked(request, claims.getAudience().getFirst(), session(claims)));
		String named = (request.getClientID() != null) ? request.getClientID().getValue() : null;
		return hinted.switchIfEmpty(Mono.fromSupplier(() -> new Asked(request, named, null))).flatMap((asked) -> {
			if (named != null && !named.equals(asked.client())) {
				return Mono.error(refusal("client-id-differs", "client_id is not the client of the hint"));
			}
			if (request.getPostLogoutRedirectionURI() == null) {
				return Mono.just(asked);
			}
			return Mono.justOrEmpty(asked.client())
				.flatMap((id) -> this.clients.find(sandbox, id))
				.filter((client) -> client.postLogoutAddresses().contains(request.getPostLogoutRedirectionURI()))
				.switchIfEmpty(Mono.error(() -> refusal("post-logout-redirect-uri-not-registered",
						"the address is not one that the client registered, character by character")))
				.thenReturn(asked);
		});
	}

	private static @Nullable String session(com.nimbusds.jwt.JWTClaimsSet claims) {
		try {
			return claims.getClaimAsString("sid");
		}
		catch (ParseException ex) {
			return null;
		}
	}

	private static LogoutRequest read(ProtocolRequest form) {
		try {
			return LogoutRequest.parse(ProtocolRequest.lists(form.parameters()));
		}
		catch (com.nimbusds.oauth2.sdk.ParseException | IllegalArgumentException ex) {
			throw refusal("logout-request-malformed", "a parameter cannot be read");
		}
	}

	private Mono<ResponseEntity<String>> decide(Sandbox sandbox, ServerWebExchange exchange, ProtocolRequest form,
			Asked asked, Session session) {
		boolean confirmed = form.get("confirmed")
			.filter((token) -> Handles.same(token, Handles.hash(session.id())))
			.isPresent();
		if (session.id().equals(asked.session()) || confirmed) {
			return this.sessions.end(sandbox, exchange)
				.then(this.grants.end(sandbox, session.id()).map(Grant::client).distinct().collectList())
				.flatMap((involved) -> tell(sandbox, session, involved))
				.flatMap((frames) -> leave(exchange, asked, frames));
		}
		Map<String, String> again = form.parameters()
			.entrySet()
			.stream()
			.filter((entry) -> !"confirmed".equals(entry.getKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return this.pages.show(exchange, 200, "logout", Pages.language(exchange, null, again.get("ui_locales")),
				Map.of("action", this.addresses.path(sandbox) + "/logout", "again", again, "confirmed",
						Handles.hash(session.id())));
	}

	/**
	 * Tells the clients of a session, and gives back the frames of those that want one.
	 */
	private Mono<List<URI>> tell(Sandbox sandbox, Session session, List<String> involved) {
		return Flux.fromIterable(involved)
			.flatMap((id) -> this.clients.find(sandbox, id))
			.flatMap((client) -> push(sandbox, session, client).thenReturn(client))
			.flatMap((client) -> Mono.justOrEmpty(frame(sandbox, session, client)))
			.collectList();
	}

	private @Nullable URI frame(Sandbox sandbox, Session session, Client client) {
		URI address = client.metadata().getFrontChannelLogoutURI();
		return (address == null) ? null
				: UriComponentsBuilder.fromUri(address)
					.queryParam("iss", "{iss}")
					.queryParam("sid", "{sid}")
					.encode()
					.buildAndExpand(this.addresses.issuer(sandbox).getValue(), session.id())
					.toUri();
	}

	private Mono<Void> push(Sandbox sandbox, Session session, Client told) {
		URI address = told.metadata().getBackChannelLogoutURI();
		if (address == null) {
			return Mono.empty();
		}
		return this.keys.of(sandbox)
			.map((ring) -> ring.sign(told.idTokenAlgorithm(), "logout+jwt", claims(sandbox, session, told)))
			.map(SignedJWT::serialize)
			.flatMap((token) -> this.client.post()
				.uri(address)
				.contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.bodyValue("logout_token=" + token)
				.exchangeToMono((answer) -> answer.releaseBody().thenReturn(answer.statusCode().is2xxSuccessful())))
			.timeout(PATIENCE, Mono.just(false))
			.onErrorResume(WebClientException.class, (failure) -> Mono.just(false))
			.doOnNext((heard) -> {
				if (!heard) {
					logger.info("The client {} did not take its logout token", told.id());
				}
			})
			.then();
	}

	private com.nimbusds.jwt.JWTClaimsSet claims(Sandbox sandbox, Session session, Client told) {
		Instant now = sandbox.now();
		try {
			return new LogoutTokenClaimsSet(this.addresses.issuer(sandbox),
					new Subject(this.hints.subject(told, session)), List.of(new Audience(told.id())), Date.from(now),
					Date.from(now.plus(TOKEN_LIFE)), new JWTID(Handles.random()), new SessionID(session.id()))
				.toJWTClaimsSet();
		}
		catch (com.nimbusds.oauth2.sdk.ParseException ex) {
			throw new IllegalStateException("The claims cannot be written", ex);
		}
	}

	private Mono<ResponseEntity<String>> leave(ServerWebExchange exchange, Asked asked, List<URI> frames) {
		URI back = asked.back();
		if (back != null && frames.isEmpty()) {
			return Mono.just(AuthorisationController.see(back));
		}
		String sources = frames.stream()
			.map((frame) -> frame.getScheme() + "://" + frame.getRawAuthority())
			.distinct()
			.collect(Collectors.joining(" "));
		Map<String, Object> model = new java.util.HashMap<>();
		model.put("frames", frames);
		model.put("back", back);
		return this.pages.show(exchange, 200, "loggedout", Pages.language(exchange, null, null), model,
				sources.isEmpty() ? "" : "; frame-src " + sources);
	}

	private static ProtocolException refusal(String check, String words) {
		return ProtocolException.of(OAuth2Error.INVALID_REQUEST, check, words);
	}

	/**
	 * A logout that is asked for.
	 *
	 * @param request what was sent
	 * @param client who asks, when it is known
	 * @param session the session that the hint names
	 */
	private record Asked(LogoutRequest request, @Nullable String client, @Nullable String session) {

		@Nullable URI back() {
			URI address = this.request.getPostLogoutRedirectionURI();
			if (address == null) {
				return null;
			}
			UriComponentsBuilder back = UriComponentsBuilder.fromUri(address);
			return (this.request.getState() == null) ? address
					: back.queryParam("state", "{state}")
						.encode()
						.buildAndExpand(Objects.requireNonNull(this.request.getState()).getValue())
						.toUri();
		}

	}

}
