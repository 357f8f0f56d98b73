package dev.project06.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.project06.identity.account.AccountView;
import dev.project06.identity.account.Logins;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.Sandboxes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A provider in a sandbox of its own, and what it takes to log in there.
 */
abstract class OpenIdService extends RunningService {

	static final String CALLBACK = "http://127.0.0.1:9/callback";

	static final String PASSWORD = "sandbox06";

	private static final AtomicInteger ORDER = new AtomicInteger();

	private static final RSAKey KEY = key();

	@Autowired
	Population population;

	@Autowired
	Logins logins;

	@Autowired
	Sandboxes sandboxes;

	private final String owner = "owner-" + UUID.randomUUID();

	private final String name = "oidc-" + ORDER.incrementAndGet() + "-" + UUID.randomUUID().toString().substring(0, 8);

	private boolean made;

	String owner() {
		return "Bearer " + REALM.token("agency", (claims) -> claims.subject(this.owner));
	}

	String sandbox() {
		if (!this.made) {
			this.made = true;
			client().post()
				.uri("/api/identity/v1/sandboxes")
				.header("Authorization", owner())
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue("{\"name\":\"" + this.name + "\"}")
				.exchange()
				.expectStatus()
				.isCreated()
				.expectBody();
		}
		return this.name;
	}

	URI endpoint(String path) {
		return URI.create(GATEWAY.address() + "/api/identity/oidc/" + sandbox() + path);
	}

	void set(String what, Object value) {
		client().put()
			.uri("/api/identity/v1/sandbox/" + what)
			.header("Authorization", owner())
			.header("Sandbox", sandbox())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(JsonMapper.shared().writeValueAsString(value))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
	}

	void fail(String fault) {
		set("faults", List.of(Map.of("fault", fault)));
	}

	void ahead(Duration ahead) {
		set("clock", Map.of("ahead", ahead.toString()));
	}

	/** Somebody with an active account of level 2. */
	Person citizen(String seed) {
		Sandbox world = Objects.requireNonNull(this.sandboxes.find(sandbox()).block(Duration.ofSeconds(10)));
		return this.population.draw(seed).limit(1000).filter((person) -> {
			AccountView account = this.logins.find(world, person.citizenId()).block(Duration.ofSeconds(10));
			return account != null && account.state() == AccountView.State.ACTIVE && account.level() == 2;
		}).findFirst().orElseThrow();
	}

	Registered register(Map<String, Object> changes) {
		Map<String, Object> metadata = new HashMap<>(Map.of("client_name", "Cổng dịch vụ công", "redirect_uris",
				List.of(CALLBACK), "grant_types", List.of("authorization_code", "refresh_token")));
		metadata.putAll(changes);
		JsonNode made = JsonMapper.shared()
			.readTree(Objects.requireNonNull(client().post()
				.uri("/api/identity/v1/sandbox/clients")
				.header("Authorization", owner())
				.header("Sandbox", sandbox())
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(JsonMapper.shared().writeValueAsString(metadata))
				.exchange()
				.expectStatus()
				.isCreated()
				.expectBody(String.class)
				.returnResult()
				.getResponseBody()));
		return new Registered(made.get("client_id").asString(), made.path("client_secret").asString(""),
				made.get("token_endpoint_auth_method").asString());
	}

	Registered withKey() {
		return register(Map.of("token_endpoint_auth_method", "private_key_jwt", "jwks",
				new JWKSet(KEY.toPublicJWK()).toJSONObject()));
	}

	Registered withSecret() {
		return register(Map.of());
	}

	static RSAKey clientKey() {
		return KEY;
	}

	ClientAuthentication authentication(Registered client) {
		ClientID id = new ClientID(client.id());
		return switch (client.method()) {
			case "client_secret_basic" -> new ClientSecretBasic(id, new Secret(client.secret()));
			case "client_secret_post" -> new ClientSecretPost(id, new Secret(client.secret()));
			default -> assertion(id);
		};
	}

	private ClientAuthentication assertion(ClientID id) {
		try {
			return new PrivateKeyJWT(id, endpoint("/token"), JWSAlgorithm.RS256, KEY.toPrivateKey(), KEY.getKeyID(),
					null);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Flow flow(Registered client) {
		return new Flow(client);
	}

	HTTPResponse token(Registered client, AuthorizationGrant grant) {
		return send(new TokenRequest(endpoint("/token"), authentication(client), grant, null).toHTTPRequest());
	}

	static HTTPResponse send(com.nimbusds.oauth2.sdk.http.HTTPRequest request) {
		try {
			request.setFollowRedirects(false);
			return request.send();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static OIDCTokens tokens(HTTPResponse answer) {
		try {
			assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
			return OIDCTokenResponse.parse(answer).getOIDCTokens();
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void refused(HTTPResponse answer, String error, String check) {
		JsonNode body = JsonMapper.shared().readTree(answer.getBody());
		assertThat(body.path("error").asString()).as(answer.getBody()).isEqualTo(error);
		assertThat(body.path("error_description").asString()).startsWith(check + ": ");
	}

	private static RSAKey key() {
		try {
			return new RSAKeyGenerator(2048).keyID("client-key").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A client that was registered.
	 *
	 * @param id its id
	 * @param secret its secret
	 * @param method how it authenticates
	 */
	record Registered(String id, String secret, String method) {
	}

	/**
	 * One authorisation request and what comes of it.
	 */
	final class Flow {

		private final Registered client;

		private final CodeVerifier verifier = new CodeVerifier();

		private final Map<String, String> parameters = new LinkedHashMap<>();

		private Browser browser = new Browser();

		private Flow(Registered client) {
			this.client = client;
			this.parameters.put("client_id", client.id());
			this.parameters.put("redirect_uri", CALLBACK);
			this.parameters.put("response_type", "code");
			this.parameters.put("scope", "openid");
			this.parameters.put("state", "state-" + UUID.randomUUID());
			this.parameters.put("nonce", "nonce-" + UUID.randomUUID());
			this.parameters.put("code_challenge",
					CodeChallenge.compute(CodeChallengeMethod.S256, this.verifier).getValue());
			this.parameters.put("code_challenge_method", "S256");
		}

		Flow with(String name, String value) {
			this.parameters.put(name, value);
			return this;
		}

		Flow without(String name) {
			this.parameters.remove(name);
			return this;
		}

		Flow in(Browser known) {
			this.browser = known;
			return this;
		}

		Flow anew() {
			return in(new Browser());
		}

		Browser browser() {
			return this.browser;
		}

		String sent(String name) {
			return this.parameters.getOrDefault(name, "");
		}

		Map<String, String> sent() {
			return this.parameters;
		}

		URI address() {
			return URI.create(endpoint("/authorize") + "?" + Browser.encode(this.parameters));
		}

		HttpResponse<String> begin() {
			return this.browser.get(address());
		}

		/** To the page that asks for proofs. */
		HttpResponse<String> choose(CitizenId citizenId) {
			HttpResponse<String> page = this.browser.follow(begin());
			return this.browser.follow(this.browser.submit(page, Map.of("do", "number", "number", citizenId.digits())));
		}

		/** To the page that asks for consent. */
		HttpResponse<String> login(CitizenId citizenId) {
			HttpResponse<String> proofs = choose(citizenId);
			HttpResponse<String> done = this.browser.submit(proofs, Map.of("do", "login", "knowledge", "password",
					"secret", PASSWORD, "possession", "device", "face", "own"));
			assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
			return this.browser.follow(done);
		}

		/** Back to the client. */
		Map<String, String> allow(CitizenId citizenId) {
			HttpResponse<String> page = login(citizenId);
			return back((page.statusCode() == 303) ? page : this.browser.submit(page, Map.of("do", "allow")));
		}

		OIDCTokens tokens(CitizenId citizenId) {
			return OpenIdService.tokens(exchange(code(allow(citizenId))));
		}

		HTTPResponse exchange(String code) {
			return token(this.client, grant(code));
		}

		AuthorizationCodeGrant grant(String code) {
			return new AuthorizationCodeGrant(new AuthorizationCode(code), URI.create(sent("redirect_uri")),
					this.verifier);
		}

	}

	static String code(Map<String, String> answer) {
		return Objects.requireNonNull(answer.get("code"), "no code");
	}

	static Map<String, String> back(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
		URI address = Browser.location(answer);
		assertThat(address.toString()).startsWith(CALLBACK);
		Map<String, String> parameters = new HashMap<>();
		URLUtils.parseParameters(address.getRawQuery()).forEach((name, values) -> {
			assertThat(values).hasSize(1);
			parameters.put(name, values.getFirst());
		});
		return parameters;
	}

}
