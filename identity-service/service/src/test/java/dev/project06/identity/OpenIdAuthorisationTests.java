package dev.project06.identity;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.project06.identity.population.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class OpenIdAuthorisationTests extends OpenIdService {

	static Stream<Arguments> flaws() {
		return Stream.of(Arguments.of("response_type", "token", "unsupported_response_type", "response-type"),
				Arguments.of("response_type", "", "unsupported_response_type", "response-type"),
				Arguments.of("response_mode", "fragment", "invalid_request", "response-mode"),
				Arguments.of("code_challenge", null, "invalid_request", "pkce-missing"),
				Arguments.of("code_challenge", "short", "invalid_request", "pkce-challenge"),
				Arguments.of("code_challenge_method", "plain", "invalid_request", "pkce-method"),
				Arguments.of("code_challenge_method", null, "invalid_request", "pkce-method"),
				Arguments.of("scope", "profile", "invalid_scope", "scope-openid"),
				Arguments.of("scope", "openid admin", "invalid_scope", "scope-not-allowed"),
				Arguments.of("prompt", "none login", "invalid_request", "prompt"),
				Arguments.of("prompt", "sudo", "invalid_request", "prompt"),
				Arguments.of("prompt", "none", "login_required", "prompt-none"),
				Arguments.of("max_age", "-1", "invalid_request", "max-age"),
				Arguments.of("max_age", "soon", "invalid_request", "max-age"),
				Arguments.of("login_hint", "901190007792", "invalid_request", "login-hint-holds-number"),
				Arguments.of("login_hint", "tel:901190007792;x", "invalid_request", "login-hint-holds-number"),
				Arguments.of("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported", "unsupported-parameter"),
				Arguments.of("request_uri", "https://example.org/r", "request_uri_not_supported",
						"unsupported-parameter"),
				Arguments.of("registration", "{}", "registration_not_supported", "unsupported-parameter"),
				Arguments.of("claims", "{", "invalid_request", "claims"),
				Arguments.of("claims", "[]", "invalid_request", "claims"),
				Arguments.of("claims", "{\"id_token\":".repeat(300), "invalid_request", "claims"),
				Arguments.of("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"urn:gold\"]}}}",
						"unmet_authentication_requirements", "acr-unknown"),
				Arguments.of("id_token_hint", "e30.e30.e30", "invalid_request", "malformed-parameter"),
				Arguments.of("nonce", "n".repeat(257), "invalid_request", "parameter-too-long"));
	}

	@ParameterizedTest(name = "{0}={1}: {2}, {3}")
	@MethodSource("flaws")
	void theClientHearsWhatIsWrong(String name, String value, String error, String check) {
		Flow flow = flow(withSecret());
		Map<String, String> back = back(((value != null) ? flow.with(name, value) : flow.without(name)).begin());
		assertThat(back).containsEntry("error", error)
			.containsEntry("state", flow.sent("state"))
			.containsEntry("iss", endpoint("").toString())
			.doesNotContainKey("code");
		assertThat(back.get("error_description")).startsWith(check + ": ");
	}

	@Test
	void nobodyIsSentToAnAddressThatTheClientDidNotRegister() {
		Registered client = withSecret();
		for (String address : List.of(CALLBACK + "/", CALLBACK + "?x=1", "http://127.0.0.1:10/callback",
				"https://evil.example/", "javascript:alert(1)", "http://127.0.0.1:9/CALLBACK", "")) {
			HttpResponse<String> answer = flow(client).with("redirect_uri", address).begin();
			assertThat(answer.statusCode()).as(address).isEqualTo(400);
			assertThat(answer.headers().firstValue("Location")).isEmpty();
			assertThat(answer.body()).contains("redirect-uri");
		}
		assertThat(flow(client).without("redirect_uri").begin().body()).contains("redirect-uri-missing");
		assertThat(flow(client).without("client_id").begin().body()).contains("client-id-missing");
		assertThat(flow(client).with("client_id", "nobody").begin().body()).contains("unknown-client");
	}

	@Test
	void parametersCountOnce() {
		Flow flow = flow(withSecret());
		HttpResponse<String> answer = flow.browser().get(URI.create(flow.address() + "&scope=openid"));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Location")).isEmpty();
		assertThat(answer.body()).contains("duplicate-parameter");
		HTTPRequest token = new HTTPRequest(HTTPRequest.Method.POST, endpoint("/token"));
		token.setEntityContentType(com.nimbusds.common.contenttype.ContentType.APPLICATION_URLENCODED);
		token.setBody("grant_type=authorization_code&grant_type=refresh_token");
		refused(send(token), "invalid_request", "duplicate-parameter");
	}

	@Test
	void protocolRequestsAreFormsOfModestSize() throws Exception {
		for (String path : List.of("/token", "/par", "/introspect", "/revoke")) {
			HTTPRequest json = new HTTPRequest(HTTPRequest.Method.POST, endpoint(path));
			json.setContentType("application/json");
			json.setBody("{}");
			HTTPResponse answer = send(json);
			refused(answer, "invalid_request", "content-type");
			assertThat(answer.getStatusCode()).isEqualTo(415);
			HTTPRequest huge = new HTTPRequest(HTTPRequest.Method.POST, endpoint(path));
			huge.setContentType("application/x-www-form-urlencoded");
			huge.setBody("a=" + "x".repeat(70_000));
			assertThat(send(huge).getStatusCode()).as(path).isEqualTo(413);
			HTTPRequest broken = new HTTPRequest(HTTPRequest.Method.POST, endpoint(path));
			broken.setContentType("application/x-www-form-urlencoded");
			broken.setBody("a=%zz");
			refused(send(broken), "invalid_request", "malformed-parameters");
			HTTPRequest both = new HTTPRequest(HTTPRequest.Method.POST, URI.create(endpoint(path) + "?a=b"));
			both.setContentType("application/x-www-form-urlencoded");
			both.setBody("a=b");
			refused(send(both), "invalid_request", "parameters-in-address");
			assertThat(send(new HTTPRequest(HTTPRequest.Method.GET, endpoint(path))).getStatusCode()).isEqualTo(405);
		}
	}

	@Test
	void aPushedRequestIsGoodOnceForItsClientAndForNinetySeconds() {
		Registered client = register(Map.of("require_pushed_authorization_requests", true));
		Person person = citizen("pushed");
		assertThat(flow(client).begin().body()).contains("request-not-pushed");
		Flow flow = flow(client);
		URI pushed = push(client, flow);
		HttpResponse<String> page = flow.browser().get(pushed);
		assertThat(page.statusCode()).isEqualTo(303);
		HttpResponse<String> again = flow.browser().get(pushed);
		assertThat(again.statusCode()).isEqualTo(400);
		assertThat(again.body()).contains("request-uri-unknown");
		HttpResponse<String> account = flow.browser().follow(page);
		HttpResponse<String> proofs = flow.browser()
			.follow(flow.browser().submit(account, Map.of("do", "number", "number", person.citizenId().digits())));
		HttpResponse<String> consent = flow.browser()
			.follow(flow.browser().submit(proofs, Map.of("do", "login", "secret", PASSWORD)));
		Map<String, String> back = back(flow.browser().submit(consent, Map.of("do", "allow")));
		assertThat(tokens(flow.exchange(code(back))).getIDToken()).isNotNull();

		Flow late = flow(client);
		URI forLater = push(client, late);
		ahead(Duration.ofSeconds(91));
		assertThat(late.browser().get(forLater).body()).contains("request-uri-unknown");
	}

	@Test
	void aPushedRequestIsCheckedWhenItIsPushed() {
		Registered client = withSecret();
		refused(pushing(client, flow(client).without("code_challenge")), "invalid_request", "pkce-missing");
		refused(pushing(client, flow(client).with("redirect_uri", "https://evil.example/")), "invalid_request",
				"redirect-uri-not-registered");
		refused(pushing(client, flow(withSecret())), "invalid_request", "client-id-differs");
		refused(pushing(new Registered(client.id(), "wrong", client.method()), flow(client)), "invalid_client",
				"client-secret");
	}

	private URI push(Registered client, Flow flow) {
		HTTPResponse answer = pushing(client, flow);
		JsonNode body = JsonMapper.shared().readTree(answer.getBody());
		assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(201);
		assertThat(body.get("expires_in").asInt()).isEqualTo(90);
		return URI.create(endpoint("/authorize") + "?"
				+ Browser.encode(Map.of("client_id", client.id(), "request_uri", body.get("request_uri").asString())));
	}

	private HTTPResponse pushing(Registered client, Flow flow) {
		HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, endpoint("/par"));
		request.setEntityContentType(com.nimbusds.common.contenttype.ContentType.APPLICATION_URLENCODED);
		request.setBody(Browser.encode(flow.sent()));
		authentication(client).applyTo(request);
		return send(request);
	}

	@Test
	void aSecondClientNeedsNoNewLoginButItsOwnConsent() {
		Person person = citizen("sso");
		Flow first = flow(withSecret());
		first.allow(person.citizenId());
		Registered other = withSecret();
		HttpResponse<String> page = first.browser().follow(flow(other).in(first.browser()).begin());
		assertThat(page.body()).contains("name=\"do\" value=\"allow\"").doesNotContain("name=\"secret\"");
		assertThat(back(first.browser().submit(page, Map.of("do", "allow")))).containsKey("code");
		assertThat(back(flow(other).in(first.browser()).with("prompt", "none").begin())).containsKey("code");
		assertThat(back(flow(withSecret()).in(first.browser()).with("prompt", "none").begin())).containsEntry("error",
				"consent_required");
		assertThat(back(flow(other).in(first.browser()).with("prompt", "none").with("scope", "openid profile").begin()))
			.containsEntry("error", "consent_required");
		assertThat(first.browser().follow(flow(other).in(first.browser()).with("prompt", "consent").begin()).body())
			.contains("value=\"allow\"");
	}

	@Test
	void promptAndMaxAgeBringTheLoginBack() {
		Registered client = withSecret();
		Flow first = flow(client);
		first.allow(citizen("again").citizenId());
		assertThat(back(flow(client).in(first.browser()).begin())).containsKey("code");
		assertThat(first.browser().follow(flow(client).in(first.browser()).with("prompt", "login").begin()).body())
			.contains("name=\"secret\"");
		assertThat(first.browser()
			.follow(flow(client).in(first.browser()).with("prompt", "select_account").begin())
			.body()).contains("name=\"number\"");
		assertThat(first.browser().follow(flow(client).in(first.browser()).with("max_age", "0").begin()).body())
			.contains("name=\"secret\"");
		assertThat(back(flow(client).in(first.browser()).with("max_age", "600").begin())).containsKey("code");
		ahead(Duration.ofMinutes(11));
		assertThat(first.browser().follow(flow(client).in(first.browser()).with("max_age", "600").begin()).body())
			.contains("name=\"secret\"");
		assertThat(back(flow(client).in(first.browser()).with("max_age", "600").with("prompt", "none").begin()))
			.containsEntry("error", "login_required");
	}

	@Test
	void aHigherLevelAsksForMoreFactorsAndIsKeptInTheSession() throws Exception {
		Registered client = withSecret();
		Person person = citizen("levels");
		Flow flow = flow(client);
		assertThat(level(flow.tokens(person.citizenId()))).isEqualTo(1);
		for (int level = 2; level <= 4; level++) {
			Flow higher = flow(client).in(flow.browser()).with("acr_values", "urn:project06:auth-level:" + level);
			assertThat(back(flow(client).in(flow.browser())
				.with("acr_values", "urn:project06:auth-level:" + level)
				.with("prompt", "none")
				.begin())).containsEntry("error", "login_required");
			HttpResponse<String> page = flow.browser().follow(higher.begin());
			HttpResponse<String> done = flow.browser()
				.submit(page, Map.of("do", "login", "secret", PASSWORD, "possession", "device", "face", "own"));
			assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
			OIDCTokens tokens = tokens(higher.exchange(code(back(flow.browser().follow(done)))));
			assertThat(level(tokens)).isEqualTo(level);
			assertThat(tokens.getIDToken().getJWTClaimsSet().getStringClaim("acr"))
				.isEqualTo("urn:project06:auth-level:" + level);
		}
		Flow essential = flow(client).in(flow.browser())
			.with("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"urn:project06:auth-level:4\"}}}");
		assertThat(level(tokens(essential.exchange(code(back(essential.begin())))))).isEqualTo(4);
	}

	private static long level(OIDCTokens tokens) throws Exception {
		return tokens.getIDToken().getJWTClaimsSet().getLongClaim("auth_level");
	}

	@Test
	void aHintForOneCitizenDoesNotServeAnother() {
		Registered client = withSecret();
		Flow flow = flow(client);
		String hint = flow.tokens(citizen("hinted").citizenId()).getIDTokenString();
		assertThat(back(flow(client).in(flow.browser()).with("id_token_hint", hint).begin())).containsKey("code");
		Flow other = flow(client);
		other.allow(citizen("somebody else").citizenId());
		assertThat(back(flow(client).in(other.browser()).with("id_token_hint", hint).with("prompt", "none").begin()))
			.containsEntry("error", "login_required");
		assertThat(back(flow(withSecret()).with("id_token_hint", hint).begin()).get("error_description"))
			.startsWith("id-token-hint");
	}

	@Test
	void aRequestMayComeAsAPost() {
		Flow flow = flow(withSecret());
		assertThat(flow.browser().post(endpoint("/authorize"), new HashMap<>(flow.sent())).statusCode()).isEqualTo(303);
	}

	@Test
	void metadataNameWhatIsThere() {
		JsonNode metadata = JsonMapper.shared()
			.readTree(new Browser().get(endpoint("/.well-known/openid-configuration")).body());
		assertThat(metadata.get("issuer").asString()).isEqualTo(endpoint("").toString());
		for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri",
				"introspection_endpoint", "revocation_endpoint", "end_session_endpoint",
				"pushed_authorization_request_endpoint")) {
			assertThat(metadata.get(endpoint).asString()).startsWith(endpoint("").toString());
		}
		assertThat(metadata.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
		assertThat(metadata.get("acr_values_supported").size()).isEqualTo(4);
		assertThat(metadata.get("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
		assertThat(new Browser().get(URI.create(GATEWAY.address() + "/api/identity/oidc/nowhere/jwks")).statusCode())
			.isEqualTo(404);
	}

}
