package dev.project06.identity;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.sun.net.httpserver.HttpServer;
import dev.project06.identity.population.Person;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenIdSessionTests extends OpenIdService {

	private static final String AFTER = "http://127.0.0.1:9/after";

	@Test
	void aLogoutWithTheHintOfTheSessionEndsItAndItsTokens() {
		Registered client = register(Map.of("post_logout_redirect_uris", List.of(AFTER)));
		Flow flow = flow(client);
		OIDCTokens tokens = flow.tokens(citizen("out").citizenId());
		HttpResponse<String> answer = flow.browser()
			.get(logout(Map.of("id_token_hint", tokens.getIDTokenString(), "post_logout_redirect_uri", AFTER, "state",
					"a b&c")));
		assertThat(Browser.location(answer)).isEqualTo(URI.create(AFTER + "?state=a%20b%26c"));
		assertThat(send(new UserInfoRequest(endpoint("/userinfo"), tokens.getAccessToken()).toHTTPRequest())
			.getStatusCode()).isEqualTo(401);
		assertThat(back(flow(client).in(flow.browser()).with("prompt", "none").begin())).containsEntry("error",
				"login_required");
	}

	@Test
	void withoutAHintTheCitizenIsAskedAndNobodyElseCanAnswer() {
		Flow flow = flow(withSecret());
		flow.tokens(citizen("ask").citizenId());
		HttpResponse<String> page = flow.browser().get(endpoint("/logout"));
		assertThat(page.body()).contains("Log out of VNeID?");
		assertThat(flow.browser().post(endpoint("/logout"), Map.of("confirmed", "made-up")).body())
			.contains("Log out of VNeID?");
		assertThat(flow.browser().submit(page, Map.of()).body()).contains("Logged out");
		assertThat(flow.browser().get(endpoint("/logout")).body()).contains("Logged out");
	}

	@Test
	void nobodyIsSentToAnUnregisteredAddressAfterALogout() {
		Registered client = register(Map.of("post_logout_redirect_uris", List.of(AFTER)));
		Browser browser = new Browser();
		for (Map<String, String> wrong : List.of(Map.of("post_logout_redirect_uri", AFTER),
				Map.of("post_logout_redirect_uri", AFTER + "/", "client_id", client.id()),
				Map.of("post_logout_redirect_uri", "https://evil.example/", "client_id", client.id()))) {
			HttpResponse<String> answer = browser.get(logout(wrong));
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.body()).contains("post-logout-redirect-uri-not-registered");
		}
		assertThat(browser.get(logout(Map.of("id_token_hint", "e30.e30.e30"))).statusCode()).isEqualTo(400);
	}

	@Test
	void clientsOfTheSessionAreToldThroughBothChannels() throws Exception {
		BlockingQueue<String> heard = new LinkedBlockingQueue<>();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/back", (exchange) -> {
			heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
		String told = "http://127.0.0.1:" + server.getAddress().getPort();
		Registered client = register(
				Map.of("backchannel_logout_uri", told + "/back", "frontchannel_logout_uri", told + "/front"));
		Flow flow = flow(client);
		OIDCTokens tokens = flow.tokens(citizen("told").citizenId());
		JWTClaimsSet idToken = tokens.getIDToken().getJWTClaimsSet();
		HttpResponse<String> page = flow.browser().get(logout(Map.of("id_token_hint", tokens.getIDTokenString())));
		assertThat(page.body()).contains(told + "/front?iss=").contains("sid=" + idToken.getStringClaim("sid"));
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("frame-src " + told);
		SignedJWT token = SignedJWT
			.parse(Objects.requireNonNull(heard.poll(10, TimeUnit.SECONDS)).substring("logout_token=".length()));
		server.stop(0);
		assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
		JWK key = JWKSet.parse(send(new HTTPRequest(HTTPRequest.Method.GET, endpoint("/jwks"))).getBody())
			.getKeyByKeyId(token.getHeader().getKeyID());
		assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
		assertThat(token.getJWTClaimsSet().getStringClaim("sid")).isEqualTo(idToken.getStringClaim("sid"));
		assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(idToken.getSubject());
		assertThat(token.getJWTClaimsSet().getJSONObjectClaim("events"))
			.containsKey("http://schemas.openid.net/event/backchannel-logout");
		assertThat(token.getJWTClaimsSet().getClaims()).doesNotContainKey("nonce");
	}

	@Test
	void aClientThatDoesNotHearOfALogoutDoesNotStopIt() {
		Registered client = register(Map.of("backchannel_logout_uri", "http://127.0.0.1:9/back"));
		Flow flow = flow(client);
		OIDCTokens tokens = flow.tokens(citizen("deaf").citizenId());
		assertThat(flow.browser().get(logout(Map.of("id_token_hint", tokens.getIDTokenString()))).body())
			.contains("Logged out");
	}

	private URI logout(Map<String, String> parameters) {
		return URI.create(endpoint("/logout") + "?" + Browser.encode(parameters));
	}

	@Test
	void keysChangeInTwoStepsAndOldTokensHoldUntilTheyExpire() throws Exception {
		Registered client = withSecret();
		Person person = citizen("keys");
		SignedJWT before = (SignedJWT) flow(client).tokens(person.citizenId()).getIDToken();
		change("turn", 409);
		change("next", 200);
		change("next", 409);
		assertThat(published().size()).isEqualTo(4);
		SignedJWT between = (SignedJWT) flow(client).tokens(person.citizenId()).getIDToken();
		assertThat(between.getHeader().getKeyID()).isEqualTo(before.getHeader().getKeyID());
		change("turn", 200);
		SignedJWT after = (SignedJWT) flow(client).tokens(person.citizenId()).getIDToken();
		assertThat(after.getHeader().getKeyID()).isNotEqualTo(before.getHeader().getKeyID());
		assertThat(published().getKeyByKeyId(before.getHeader().getKeyID())).isNotNull();
		assertThat(published().getKeyByKeyId(after.getHeader().getKeyID())).isNotNull();
		ahead(Duration.ofMinutes(6));
		assertThat(published().getKeyByKeyId(before.getHeader().getKeyID())).isNull();
		assertThat(published().size()).isEqualTo(2);
		assertThat(JWKSet.parse(published().toString()).getKeys()).noneMatch(JWK::isPrivate);
	}

	private JWKSet published() throws Exception {
		return JWKSet.parse(send(new HTTPRequest(HTTPRequest.Method.GET, endpoint("/jwks"))).getBody());
	}

	private void change(String step, int status) {
		client().post()
			.uri("/api/identity/v1/sandbox/provider-keys/" + step)
			.header("Authorization", owner())
			.header("Sandbox", sandbox())
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody();
	}

	@Test
	void onlyTheOwnerChangesKeys() {
		client().post()
			.uri("/api/identity/v1/sandbox/provider-keys/next")
			.header("Authorization", citizen())
			.header("Sandbox", sandbox())
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectBody();
	}

	@Test
	void aPageIsForItsOwnBrowserAndItsOwnForm() {
		Flow flow = flow(withSecret());
		HttpResponse<String> page = flow.browser().follow(flow.begin());
		assertThat(new Browser().get(page.uri()).body()).contains("login-unknown");
		assertThat(flow.browser().post(page.uri(), Map.of("do", "number", "number", "x", "csrf", "made-up")).body())
			.contains("form-token");
		assertThat(flow.browser().submit(page, Map.of("do", "dance")).body()).contains("form-step");
		ahead(Duration.ofMinutes(16));
		assertThat(flow.browser().get(page.uri()).body()).contains("login-unknown");
	}

	@Test
	void aPageIsKeptByNobodyAndLoadsNothingFromElsewhere() {
		Flow flow = flow(withSecret());
		HttpResponse<String> begin = flow.begin();
		assertThat(begin.headers().allValues("Set-Cookie")).hasSize(1)
			.allMatch((cookie) -> cookie.toLowerCase(java.util.Locale.ROOT).contains("httponly")
					&& cookie.contains("SameSite=Lax")
					&& cookie.contains("Path=/api/identity/oidc/" + sandbox() + "/login"));
		HttpResponse<String> page = flow.browser().follow(begin);
		assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
			.startsWith("default-src 'none'; style-src 'self'");
		assertThat(page.body()).doesNotContain("<script", "style=", "https://", "??");
		assertThat(flow.browser().get(endpoint("/login/style.css")).statusCode()).isEqualTo(200);
	}

	@Test
	void thePageSpeaksBothLanguagesAsAskedAndAsChosen() {
		Registered client = withSecret();
		assertThat(page(flow(client).in(new Browser().speaking("en"))).body()).contains("lang=\"en\"", "synthetic");
		assertThat(page(flow(client).in(new Browser().speaking("fr"))).body()).contains("lang=\"vi\"", "giả lập");
		Flow asked = flow(client).with("ui_locales", "vi en");
		HttpResponse<String> page = page(asked);
		assertThat(page.body()).contains("lang=\"vi\"", "Đăng nhập bằng VNeID");
		assertThat(asked.browser().get(URI.create(page.uri() + "?ui=en")).body()).contains("Log in with VNeID");
	}

	private static HttpResponse<String> page(Flow flow) {
		return flow.browser().follow(flow.begin());
	}

	@Test
	void everyMistakeOnThePageIsNamed() {
		Person person = citizen("mistakes");
		Flow flow = flow(withSecret()).with("acr_values", "urn:project06:auth-level:3");
		HttpResponse<String> page = page(flow);
		HttpResponse<String> malformed = flow.browser().submit(page, Map.of("do", "number", "number", "12345"));
		assertThat(malformed.statusCode()).isEqualTo(422);
		assertThat(malformed.body()).contains("role=\"alert\"", "aria-invalid=\"true\"").doesNotContain("12345");
		HttpResponse<String> proofs = flow.choose(person.citizenId());
		assertThat(proofs.body()).doesNotContain(person.citizenId().digits(), person.fullName());
		assertThat(flow.browser().submit(proofs, Map.of("do", "login", "secret", "")).body())
			.contains("Type your password");
		assertThat(flow.browser()
			.submit(proofs, Map.of("do", "login", "knowledge", "password", "secret", "wrong", "face", "own"))
			.body()).contains("wrong-password");
		assertThat(flow.browser()
			.submit(proofs, Map.of("do", "login", "knowledge", "password", "secret", PASSWORD, "face", "other"))
			.body()).contains("face-not-alike");
	}

	@Test
	void theCitizenMayRefuseAtEachStepAndARefusedConsentIsOnRecord() {
		Registered client = withSecret();
		Flow first = flow(client);
		assertThat(back(first.browser().submit(page(first), Map.of("do", "refuse"))))
			.containsEntry("error", "access_denied")
			.containsEntry("state", first.sent("state"));
		Flow second = flow(client);
		HttpResponse<String> consent = second.login(citizen("refuses").citizenId());
		assertThat(back(second.browser().submit(consent, Map.of("do", "refuse"))).get("error_description"))
			.startsWith("refused-by-citizen");
		assertThat(second.browser().submit(consent, Map.of("do", "allow")).body()).contains("login-unknown");
	}

	@Test
	void theConsentPageShowsWhoAsksAndWhatIsShared() {
		Person person = citizen("shown");
		Registered client = register(
				Map.of("scope", "openid profile citizen_id offline_access", "client_name", "Sở <b>Tư pháp</b>"));
		String page = flow(client).with("scope", "openid profile citizen_id offline_access")
			.login(person.citizenId())
			.body();
		assertThat(page).contains("Sở &lt;b&gt;Tư pháp", person.fullName(), "30 days", "127.0.0.1")
			.doesNotContain(person.citizenId().digits());
	}

	@Test
	void aPersonaIsChosenByName() {
		Flow flow = flow(withSecret());
		HttpResponse<String> chosen = flow.browser().submit(page(flow), Map.of("do", "persona", "persona", "citizen1"));
		assertThat(flow.browser().follow(chosen).body()).contains("name=\"secret\"");
	}

}
