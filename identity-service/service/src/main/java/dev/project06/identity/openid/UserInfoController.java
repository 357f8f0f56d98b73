package dev.project06.identity.openid;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.client.Clients;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.openid.protocol.ProtocolRequest;
import dev.project06.identity.openid.protocol.Replies;
import dev.project06.identity.openid.protocol.Requests;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.openid.state.Kind;
import dev.project06.identity.population.Person;
import dev.project06.identity.sandbox.Fault;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells the holder of an access token about the citizen, as far as the citizen agreed.
 */
@RestController
@Hidden
@RequestMapping(Addresses.PATH + "/{sandbox}")
class UserInfoController {

	private final Grants grants;

	private final Clients clients;

	private final AccountHolders holders;

	private final Hints subjects;

	private final Ledger ledger;

	private final Addresses addresses;

	UserInfoController(Grants grants, Clients clients, AccountHolders holders, Hints subjects, Ledger ledger,
			Addresses addresses) {
		this.grants = grants;
		this.clients = clients;
		this.holders = holders;
		this.subjects = subjects;
		this.ledger = ledger;
		this.addresses = addresses;
	}

	@GetMapping("/userinfo")
	Mono<ResponseEntity<String>> get(Sandbox sandbox, ServerWebExchange exchange) {
		return tell(sandbox, exchange);
	}

	@PostMapping("/userinfo")
	Mono<ResponseEntity<String>> post(Sandbox sandbox, ServerWebExchange exchange) {
		return tell(sandbox, exchange);
	}

	private Mono<ResponseEntity<String>> tell(Sandbox sandbox, ServerWebExchange exchange) {
		URI endpoint = this.addresses.endpoint(sandbox, "/userinfo");
		String path = exchange.getRequest().getPath().value();
		return Requests.read(exchange.getRequest(), endpoint)
			.map(UserInfoController::token)
			.flatMap((token) -> this.grants.held(sandbox, Kind.ACCESS_TOKEN, token))
			.switchIfEmpty(Mono.error(UserInfoController::invalid))
			.flatMap((held) -> this.clients.find(sandbox, held.grant().client())
				.switchIfEmpty(Mono.error(UserInfoController::invalid))
				.flatMap((client) -> tell(sandbox, client, held.grant(), path)))
			.map((claims) -> Replies.json(200, claims))
			.onErrorResume(ProtocolException.class, (refused) -> Mono.just(challenge(refused)));
	}

	private static String token(ProtocolRequest request) {
		if (request.parameters().containsKey("access_token")
				&& request.http().getMethod() == com.nimbusds.oauth2.sdk.http.HTTPRequest.Method.GET) {
			throw ProtocolException.of(BearerTokenError.INVALID_REQUEST, "token-in-address",
					"an access token never stands in an address");
		}
		try {
			return UserInfoRequest.parse(request.http()).getAccessToken().getValue();
		}
		catch (ParseException | IllegalArgumentException ex) {
			ErrorObject error = (ex instanceof ParseException parse) ? parse.getErrorObject() : null;
			if (error == null || BearerTokenError.MISSING_TOKEN.equals(error)) {
				throw ProtocolException.of(BearerTokenError.MISSING_TOKEN, "token-missing",
						"the access token is missing");
			}
			throw ProtocolException.of(error, "token-malformed", "the access token cannot be read");
		}
	}

	private Mono<Map<String, Object>> tell(Sandbox sandbox, Client client, Grant grant, String path) {
		return this.holders.active(sandbox, grant.session().citizenId())
			.switchIfEmpty(Mono.error(() -> ProtocolException.of(BearerTokenError.INVALID_TOKEN, "account-not-active",
					"the account of the citizen is not active any more")))
			.flatMap((person) -> tell(sandbox, client, grant, person, path));
	}

	private Mono<Map<String, Object>> tell(Sandbox sandbox, Client client, Grant grant, Person person, String path) {
		boolean wrong = sandbox.faults().strike(Fault.WRONG_USERINFO_SUBJECT, path).isPresent();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("sub", wrong ? Handles.random() : this.subjects.subject(client, grant.session()));
		claims.put(IdTokens.ACCOUNT_LEVEL, grant.session().accountLevel());
		claims.put(IdTokens.AUTHENTICATION_LEVEL, grant.session().level());
		claims.putAll(Claims.ofUserInfo(grant, person));
		return this.ledger
			.record(new Disclosure(sandbox, client.id(), null, Disclosure.Operation.LOGIN, null,
					List.of(person.citizenId()), List.copyOf(claims.keySet()), "GIVEN", null))
			.thenReturn(claims);
	}

	private static ProtocolException invalid() {
		return ProtocolException.of(BearerTokenError.INVALID_TOKEN, "token-invalid",
				"the access token is unknown, expired or revoked");
	}

	/** RFC 6750: the refusal stands in the challenge. */
	private static ResponseEntity<String> challenge(ProtocolException refused) {
		ErrorObject error = refused.error();
		String challenge = (error.getCode() == null) ? "Bearer"
				: "Bearer error=\"%s\", error_description=\"%s\"".formatted(error.getCode(), error.getDescription());
		ResponseEntity<String> reply = Replies.refusal((error.getHTTPStatusCode() > 0) ? refused : invalid());
		return ResponseEntity.status(reply.getStatusCode())
			.headers((headers) -> headers.putAll(reply.getHeaders()))
			.header(HttpHeaders.WWW_AUTHENTICATE, challenge)
			.body(reply.getBody());
	}

}
