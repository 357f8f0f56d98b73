package dev.project06.identity.openid;

import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.function.BiFunction;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.client.ClientAuthenticator;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.protocol.ProtocolRequest;
import dev.project06.identity.openid.protocol.Replies;
import dev.project06.identity.openid.protocol.Requests;
import dev.project06.identity.openid.state.Kind;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets clients ask about their own tokens (RFC 7662) and take them back (RFC 7009).
 */
@RestController
@Hidden
@RequestMapping(Addresses.PATH + "/{sandbox}")
class TokenStateController {

	private final ClientAuthenticator authenticator;

	private final Grants grants;

	private final Hints subjects;

	private final Addresses addresses;

	TokenStateController(ClientAuthenticator authenticator, Grants grants, Hints subjects, Addresses addresses) {
		this.authenticator = authenticator;
		this.grants = grants;
		this.subjects = subjects;
		this.addresses = addresses;
	}

	@PostMapping("/introspect")
	Mono<ResponseEntity<String>> introspect(Sandbox sandbox, ServerWebExchange exchange) {
		return answer(sandbox, exchange, "/introspect",
				(client, request) -> held(sandbox, introspected(request))
					.filter((found) -> found.held().grant().client().equals(client.id()))
					.map((found) -> describe(sandbox, client, found))
					.defaultIfEmpty(new TokenIntrospectionSuccessResponse.Builder(false).build())
					.map((described) -> Replies.json(200, described.toJSONObject())));
	}

	@PostMapping("/revoke")
	Mono<ResponseEntity<String>> revoke(Sandbox sandbox, ServerWebExchange exchange) {
		return answer(sandbox, exchange, "/revoke",
				(client, request) -> Mono.fromSupplier(() -> revoked(request))
					.flatMap((token) -> held(sandbox, token).flatMap((found) -> revoke(sandbox, client, token, found)))
					.thenReturn(ResponseEntity.ok().header("Cache-Control", "no-store").build()));
	}

	private Mono<Void> revoke(Sandbox sandbox, Client client, String token, Found found) {
		if (!found.held().grant().client().equals(client.id())) {
			return Mono.error(ProtocolException.of(OAuth2Error.INVALID_GRANT, "token-of-another-client",
					"the token was issued to another client"));
		}
		return (found.kind() == Kind.REFRESH_TOKEN) ? this.grants.revoke(sandbox, found.held().grant().id())
				: this.grants.forget(sandbox, Kind.ACCESS_TOKEN, token);
	}

	private Mono<ResponseEntity<String>> answer(Sandbox sandbox, ServerWebExchange exchange, String name,
			BiFunction<Client, ProtocolRequest, Mono<ResponseEntity<String>>> answer) {
		URI endpoint = this.addresses.endpoint(sandbox, name);
		return Requests.read(exchange.getRequest(), endpoint)
			.flatMap((request) -> this.authenticator.authenticate(sandbox, request, endpoint)
				.flatMap((client) -> answer.apply(client, request)))
			.onErrorResume(ProtocolException.class, (refused) -> Mono.just(Replies.refusal(refused)));
	}

	private Mono<Found> held(Sandbox sandbox, String token) {
		return this.grants.held(sandbox, Kind.ACCESS_TOKEN, token)
			.map((held) -> new Found(Kind.ACCESS_TOKEN, held))
			.switchIfEmpty(this.grants.held(sandbox, Kind.REFRESH_TOKEN, token)
				.map((held) -> new Found(Kind.REFRESH_TOKEN, held)));
	}

	private static String introspected(ProtocolRequest request) {
		try {
			return TokenIntrospectionRequest.parse(request.http()).getToken().getValue();
		}
		catch (ParseException | IllegalArgumentException ex) {
			throw missing();
		}
	}

	private static String revoked(ProtocolRequest request) {
		try {
			return TokenRevocationRequest.parse(request.http()).getToken().getValue();
		}
		catch (ParseException | IllegalArgumentException ex) {
			throw missing();
		}
	}

	private static ProtocolException missing() {
		return ProtocolException.of(OAuth2Error.INVALID_REQUEST, "token-missing", "token is missing or unreadable");
	}

	private TokenIntrospectionSuccessResponse describe(Sandbox sandbox, Client client, Found found) {
		Session session = found.held().grant().session();
		Date issued = found.held().content().getDate("at");
		return new TokenIntrospectionSuccessResponse.Builder(true).scope(Scope.parse(found.held().scope()))
			.clientID(new ClientID(client.id()))
			.issuer(this.addresses.issuer(sandbox))
			.subject(new Subject(this.subjects.subject(client, session)))
			.tokenType((found.kind() == Kind.ACCESS_TOKEN) ? AccessTokenType.BEARER : null)
			.issueTime(issued)
			.expirationTime(found.held().content().getDate("expiresAt"))
			.audience(List.of(new com.nimbusds.oauth2.sdk.id.Audience(client.id())))
			.acr(Acr.of(session.level()))
			.authenticationTime(Date.from(session.at()))
			.parameter(IdTokens.ACCOUNT_LEVEL, session.accountLevel())
			.parameter(IdTokens.AUTHENTICATION_LEVEL, session.level())
			.build();
	}

	private record Found(Kind kind, Grants.Held held) {
	}

}
