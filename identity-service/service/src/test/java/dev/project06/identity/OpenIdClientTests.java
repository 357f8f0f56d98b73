package dev.project06.identity;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

class OpenIdClientTests extends OpenIdService {

	static Stream<Arguments> assertionFlaws() {
		Instant now = Instant.now();
		return Stream.of(flaw("client-authentication-malformed", (claims) -> claims.subject("somebody")),
				flaw("client-assertion-audience", (claims) -> claims.audience("https://elsewhere.example")),
				flaw("client-assertion-audience",
						(claims) -> claims.audience(List.of("https://a.example", "https://b.example"))),
				flaw("client-assertion-expired",
						(claims) -> claims.expirationTime(Date.from(now.minus(Duration.ofMinutes(1))))),
				flaw("client-assertion-lives-too-long",
						(claims) -> claims.expirationTime(Date.from(now.plus(Duration.ofHours(1))))),
				flaw("client-assertion-issued-at",
						(claims) -> claims.issueTime(Date.from(now.plus(Duration.ofMinutes(5))))),
				flaw("client-assertion-issued-at",
						(claims) -> claims.issueTime(Date.from(now.minus(Duration.ofMinutes(20))))),
				flaw("client-assertion-not-yet-valid",
						(claims) -> claims.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(5))))),
				flaw("client-assertion-id", (claims) -> claims.jwtID(null)));
	}

	private static Arguments flaw(String check, UnaryOperator<JWTClaimsSet.Builder> change) {
		return Arguments.of(check, change);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("assertionFlaws")
	void anAssertionIsRefusedForEachFlaw(String check, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
		Registered client = withKey();
		refused(present(client, assertion(client, clientKey(), JWSAlgorithm.RS256, change)), "invalid_client", check);
	}

	@Test
	void anAssertionIsSignedByAKeyOfTheClientWithAnAlgorithmItMayUseAndGoodOnce() throws Exception {
		Registered client = withKey();
		RSAKey foreign = new RSAKeyGenerator(2048).keyID("client-key").generate();
		refused(present(client, assertion(client, foreign, JWSAlgorithm.RS256, (claims) -> claims)), "invalid_client",
				"client-assertion-signature");
		RSAKey unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
		refused(present(client, assertion(client, unknown, JWSAlgorithm.RS256, (claims) -> claims)), "invalid_client",
				"client-assertion-key");
		refused(present(client, assertion(client, clientKey(), JWSAlgorithm.RS512, (claims) -> claims)),
				"invalid_client", "client-assertion-algorithm");
		String good = assertion(client, clientKey(), JWSAlgorithm.PS256, (claims) -> claims);
		refused(present(client, good), "invalid_grant", "code-unknown");
		refused(present(client, good), "invalid_client", "client-assertion-replayed");
	}

	@Test
	void theKeysOfAClientMayLieAtAnAddressAndAreKeptForAWhile() throws Exception {
		RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
		byte[] published = new JWKSet(clientKey().toPublicJWK()).toString(true).getBytes(StandardCharsets.UTF_8);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/keys", (exchange) -> {
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, published.length);
			exchange.getResponseBody().write(published);
			exchange.close();
		});
		server.start();
		Registered client = register(Map.of("token_endpoint_auth_method", "private_key_jwt", "jwks_uri",
				"http://127.0.0.1:" + server.getAddress().getPort() + "/keys"));
		refused(present(client, assertion(client, clientKey(), JWSAlgorithm.RS256, (claims) -> claims)),
				"invalid_grant", "code-unknown");
		server.stop(0);
		refused(present(client, assertion(client, clientKey(), JWSAlgorithm.RS256, (claims) -> claims)),
				"invalid_grant", "code-unknown");
		Registered away = register(
				Map.of("token_endpoint_auth_method", "private_key_jwt", "jwks_uri", "http://127.0.0.1:9/keys"));
		refused(present(away, assertion(away, next, JWSAlgorithm.RS256, (claims) -> claims)), "invalid_client",
				"client-keys-unavailable");
	}

	@Test
	void aClientAuthenticatesInOneWay() throws Exception {
		Registered client = withSecret();
		HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, endpoint("/token"));
		request.setContentType("application/x-www-form-urlencoded");
		authentication(client).applyTo(request);
		request.setBody(Browser.encode(Map.of("grant_type", "authorization_code", "code", "x", "client_id", client.id(),
				"client_secret", client.secret())));
		refused(send(request), "invalid_request", "several-client-authentications");
	}

	private HTTPResponse present(Registered client, String assertion) throws Exception {
		HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, endpoint("/token"));
		request.setContentType("application/x-www-form-urlencoded");
		request.setBody(Browser.encode(Map.of("grant_type", "authorization_code", "code", "made-up", "redirect_uri",
				CALLBACK, "code_verifier", "v".repeat(43), "client_id", client.id(), "client_assertion_type",
				"urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "client_assertion", assertion)));
		return send(request);
	}

	private String assertion(Registered client, RSAKey key, JWSAlgorithm algorithm,
			UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
		Instant now = Instant.now();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(client.id())
			.subject(client.id())
			.audience(endpoint("/token").toString())
			.jwtID(UUID.randomUUID().toString())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(60)));
		SignedJWT assertion = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(),
				change.apply(claims).build());
		assertion.sign(new RSASSASigner(key));
		return assertion.serialize();
	}

	static Stream<Arguments> metadataFlaws() {
		return Stream.of(Arguments.of("invalid_redirect_uri", "redirect-uris", Map.of("redirect_uris", List.of())),
				Arguments.of("invalid_redirect_uri", "redirect-uris",
						Map.of("redirect_uris", List.of("http://example.org/callback"))),
				Arguments.of("invalid_redirect_uri", "redirect-uris",
						Map.of("redirect_uris", List.of("https://*.example.org/"))),
				Arguments.of("invalid_redirect_uri", "redirect-uris",
						Map.of("redirect_uris", List.of("https://user@example.org/"))),
				Arguments.of("invalid_client_metadata", "client-name", Map.of("client_name", "")),
				Arguments.of("invalid_client_metadata", "token-endpoint-auth-method",
						Map.of("token_endpoint_auth_method", "none")),
				Arguments.of("invalid_client_metadata", "jwks",
						Map.of("token_endpoint_auth_method", "private_key_jwt")),
				Arguments.of("invalid_client_metadata", "jwks-uri",
						Map.of("token_endpoint_auth_method", "private_key_jwt", "jwks_uri", "http://10.0.0.1/keys")),
				Arguments.of("invalid_client_metadata", "response-types", Map.of("response_types", List.of("token"))),
				Arguments.of("invalid_client_metadata", "grant-types", Map.of("grant_types", List.of("password"))),
				Arguments.of("invalid_client_metadata", "scope", Map.of("scope", "profile")),
				Arguments.of("invalid_client_metadata", "scope", Map.of("scope", "openid everything")),
				Arguments.of("invalid_client_metadata", "subject-type", Map.of("subject_type", "public")),
				Arguments.of("invalid_client_metadata", "id-token-signed-response-alg",
						Map.of("id_token_signed_response_alg", "none")),
				Arguments.of("invalid_client_metadata", "malformed-metadata",
						Map.of("backchannel_logout_uri", List.of("x"))));
	}

	@ParameterizedTest(name = "{1}")
	@MethodSource("metadataFlaws")
	void metadataAreChecked(String error, String check, Map<String, Object> flaw) {
		Map<String, Object> metadata = new HashMap<>(Map.of("client_name", "Name", "redirect_uris", List.of(CALLBACK)));
		metadata.putAll(flaw);
		client().post()
			.uri("/api/identity/v1/sandbox/clients")
			.header("Authorization", owner())
			.header("Sandbox", sandbox())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(JsonMapper.shared().writeValueAsString(metadata))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.error")
			.isEqualTo(error)
			.jsonPath("$.error_description")
			.value((String text) -> assertThat(text).startsWith(check + ": "));
	}

	@Test
	void clientsAreListedWithoutSecretsAndDeletedForGood() {
		Registered client = withSecret();
		String list = clients("get", "", owner(), 200);
		JsonNode first = JsonMapper.shared().readTree(list).get(0);
		assertThat(first.get("client_id").asString()).isEqualTo(client.id());
		assertThat(list).doesNotContain(client.secret());
		clients("delete", "/" + client.id(), owner(), 204);
		clients("delete", "/" + client.id(), owner(), 404);
		refused(token(client, new AuthorizationCodeGrant(new AuthorizationCode("x"), null)), "invalid_client",
				"unknown-client");
	}

	@Test
	void onlyTheOwnerSeesAndSetsClients() {
		sandbox();
		clients("get", "", citizen(), 403);
		clients("delete", "/x", citizen(), 403);
		client().get()
			.uri("/api/identity/v1/sandbox/clients")
			.header("Sandbox", sandbox())
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectBody();
	}

	private String clients(String method, String path, String caller, int status) {
		byte[] body = client()
			.method(org.springframework.http.HttpMethod.valueOf(method.toUpperCase(java.util.Locale.ROOT)))
			.uri("/api/identity/v1/sandbox/clients" + path)
			.header("Authorization", caller)
			.header("Sandbox", sandbox())
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody()
			.returnResult()
			.getResponseBody();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

}
