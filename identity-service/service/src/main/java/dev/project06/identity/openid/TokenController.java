package dev.project06.identity.openid;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.client.ClientAuthenticator;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.protocol.ProtocolRequest;
import dev.project06.identity.openid.protocol.Replies;
import dev.project06.identity.openid.protocol.Requests;
import dev.project06.identity.population.Person;
import dev.project06.identity.sandbox.Fault;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Exchanges codes and refresh tokens. The faults of the token endpoint strike here.
 */
@RestController
@Hidden
@RequestMapping(Addresses.PATH + "/{sandbox}")
class TokenController {

	private final ClientAuthenticator authenticator;

	private final Grants grants;

	private final AccountHolders holders;

	private final IdTokens idTokens;

	private final Ledger ledger;

	private final Addresses addresses;

	TokenController(ClientAuthenticator authenticator, Grants grants, AccountHolders holders, IdTokens idTokens,
			Ledger ledger, Addresses addresses) {
		this.authenticator = authenticator;
		this.grants = grants;
		this.holders = holders;
		this.idTokens = idTokens;
		this.ledger = ledger;
		this.addresses = addresses;
	}

	@PostMapping("/token")
	Mono<ResponseEntity<String>> token(Sandbox sandbox, ServerWebExchange exchange) {
		URI endpoint = this.addresses.endpoint(sandbox, "/token");
		String path = exchange.getRequest().getPath().value();
		return Requests.read(exchange.getRequest(), endpoint)
			.flatMap((request) -> this.authenticator.authenticate(sandbox, request, endpoint)
				.doOnNext((client) -> strike(sandbox, path))
				.flatMap((client) -> exchange(sandbox, client, read(request), path)))
			.map((tokens) -> sandbox.faults().strike(Fault.MALFORMED_TOKEN_ANSWER, path).isPresent() ? malformed()
					: Replies.json(200, new OIDCTokenResponse(tokens).toJSONObject()))
			.onErrorResume(ProtocolException.class, (refused) -> Mono.just(Replies.refusal(refused)));
	}

	private static void strike(Sandbox sandbox, String path) {
		if (sandbox.faults().strike(Fault.CLIENT_REFUSED, path).isPresent()) {
			throw injected(OAuth2Error.INVALID_CLIENT);
		}
		if (sandbox.faults().strike(Fault.CODE_REPLAYED, path).isPresent()) {
			throw injected(OAuth2Error.INVALID_GRANT);
		}
	}

	private static ProtocolException injected(ErrorObject kind) {
		return ProtocolException.of(kind, "as-the-sandbox-says", "a fault rule of the sandbox strikes");
	}

	private static ResponseEntity<String> malformed() {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.header("Cache-Control", "no-store")
			.body("{\"access_token\":");
	}

	private static TokenRequest read(ProtocolRequest request) {
		try {
			return TokenRequest.parse(request.http());
		}
		catch (ParseException | IllegalArgumentException ex) {
			ErrorObject error = (ex instanceof ParseException parse) ? parse.getErrorObject() : null;
			throw ProtocolException.of((error != null) ? error : OAuth2Error.INVALID_REQUEST, "token-request-malformed",
					"grant_type or what belongs to it is missing or cannot be read");
		}
	}

	private Mono<OIDCTokens> exchange(Sandbox sandbox, Client client, TokenRequest request, String path) {
		AuthorizationGrant shown = request.getAuthorizationGrant();
		if (!client.uses(shown.getType())) {
			return Mono.error(ProtocolException.of(OAuth2Error.UNAUTHORIZED_CLIENT, "grant-type-not-registered",
					"the client did not register this grant_type"));
		}
		return switch (shown) {
			case AuthorizationCodeGrant code -> this.grants.redeem(sandbox, client, code)
				.flatMap((grant) -> tokens(sandbox, client, grant, null, path));
			case RefreshTokenGrant refresh -> this.grants.refresh(sandbox, client, refresh.getRefreshToken())
				.flatMap((grant) -> tokens(sandbox, client, grant, narrowed(grant, request.getScope()), path));
			default -> Mono.error(ProtocolException.of(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "grant-type",
					"grant_type is to be authorization_code or refresh_token"));
		};
	}

	private static @Nullable Scope narrowed(Grant grant, @Nullable Scope wanted) {
		if (wanted == null || wanted.isEmpty()) {
			return null;
		}
		if (!Scope.parse(grant.scope()).containsAll(wanted)) {
			throw ProtocolException.of(OAuth2Error.INVALID_SCOPE, "scope-not-granted",
					"scope holds what was not granted");
		}
		return wanted;
	}

	/** The use is on record before the client hears of the citizen. */
	private Mono<OIDCTokens> tokens(Sandbox sandbox, Client client, Grant grant, @Nullable Scope narrowed,
			String path) {
		return this.holders.active(sandbox, grant.session().citizenId())
			.switchIfEmpty(Mono.error(() -> ProtocolException.of(OAuth2Error.INVALID_GRANT, "account-not-active",
					"the account of the citizen is not active any more")))
			.flatMap((person) -> this.ledger.record(disclosure(sandbox, client, grant))
				.then(this.grants.issue(sandbox, grant, narrowed,
						client.uses(com.nimbusds.oauth2.sdk.GrantType.REFRESH_TOKEN)))
				.flatMap((tokens) -> withIdToken(sandbox, client, grant, person, tokens, path)));
	}

	private Mono<OIDCTokens> withIdToken(Sandbox sandbox, Client client, Grant grant, Person person, Tokens tokens,
			String path) {
		return this.idTokens.make(sandbox, client, grant, person, tokens.getAccessToken(), path)
			.map((idToken) -> new OIDCTokens(idToken, tokens.getAccessToken(), tokens.getRefreshToken()));
	}

	private static Disclosure disclosure(Sandbox sandbox, Client client, Grant grant) {
		List<String> fields = new ArrayList<>(List.of("sub", IdTokens.ACCOUNT_LEVEL, IdTokens.AUTHENTICATION_LEVEL));
		fields.addAll(grant.share().verifiedInToken());
		return new Disclosure(sandbox, client.id(), null, Disclosure.Operation.LOGIN, null,
				List.of(grant.session().citizenId()), fields, "GIVEN", null);
	}

}
