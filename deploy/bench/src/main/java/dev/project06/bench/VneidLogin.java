package dev.project06.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.project06.bench.Api.Answer;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The OpenID provider of identity-service, in a sandbox made for it.
 */
final class VneidLogin extends CodeFlow {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int CITIZENS = 20;

	private static final Pattern HIDDEN = Pattern
		.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

	/** One for all: what is measured is not the client. */
	private final CodeVerifier verifier = new CodeVerifier();

	private final List<String> cookies = new ArrayList<>();

	private final String path;

	private VneidLogin(Api api, String path, String client, String audience, ECKey key) {
		super(api, client, audience, key);
		this.path = path;
	}

	/** Registers a client, and logs citizens in. */
	static VneidLogin prepared(Api api, String token) {
		String sandbox = "bench-" + System.currentTimeMillis();
		String path = "/api/identity/oidc/" + sandbox;
		try {
			ECKey key = new ECKeyGenerator(Curve.P_256).keyID("bench").generate();
			Map<String, String> owner = Map.of("Authorization", "Bearer " + token, "Sandbox", sandbox);
			api.create("/api/identity/v1/sandboxes", Map.of("Authorization", "Bearer " + token),
					Map.of("name", sandbox));
			JsonNode client = api.create("/api/identity/v1/sandbox/clients", owner,
					Map.of("client_name", "Benchmark", "redirect_uris", List.of(CALLBACK), "token_endpoint_auth_method",
							"private_key_jwt", "jwks", new JWKSet(key.toPublicJWK()).toJSONObject()));
			String audience = api.get(path + "/.well-known/openid-configuration", token).get("issuer").asString();
			VneidLogin login = new VneidLogin(api, path, client.get("client_id").asString(), audience, key);
			for (JsonNode one : api.get("/api/identity/v1/sandbox/people?count=100&seed=login", token)) {
				if (login.cookies.size() < CITIZENS) {
					login.logIn(one.get("citizenId").asString()).ifPresent(login.cookies::add);
				}
			}
			if (login.cookies.isEmpty()) {
				throw new IllegalStateException("Nobody could log in");
			}
			return login;
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The cookies of the session, unless the person has no account that logs in. */
	private Optional<String> logIn(String citizenId) {
		Session session = new Session();
		Answer page = session.follow(session.get(this.path + "/authorize?" + Api.encode(challenged())));
		Answer proofs = session.submit(page, Map.of("do", "number", "number", citizenId));
		if (proofs.status() != 303) {
			return Optional.empty();
		}
		Answer done = session.submit(session.follow(proofs), Map.of("do", "login", "knowledge", "password", "secret",
				"sandbox06", "possession", "device", "face", "own"));
		if (done.status() != 303) {
			return Optional.empty();
		}
		Answer next = session.follow(done);
		Answer allowed = (next.status() == 303) ? next : session.submit(next, Map.of("do", "allow"));
		return (allowed.status() == 303) ? Optional.of(session.cookies()) : Optional.empty();
	}

	private Map<String, String> challenged() {
		Map<String, String> request = request();
		request.put("code_challenge", CodeChallenge.compute(CodeChallengeMethod.S256, this.verifier).getValue());
		request.put("code_challenge_method", "S256");
		return request;
	}

	@Override
	Mono<Answer> authorise(long i) {
		return api().get(this.path + "/authorize?" + Api.encode(challenged()),
				Map.of("Cookie", this.cookies.get((int) (i % this.cookies.size()))));
	}

	@Override
	String tokenPath() {
		return this.path + "/token";
	}

	@Override
	Map<String, String> proof() {
		return Map.of("code_verifier", this.verifier.getValue());
	}

	/** A browser without scripts. */
	private final class Session {

		private final Map<String, String> jar = new LinkedHashMap<>();

		Answer get(String path) {
			return kept(api().get(path, Map.of("Cookie", cookies())));
		}

		Answer follow(Answer answer) {
			URI to = URI.create(answer.headers().get("Location", ""));
			return to.toString().startsWith(CALLBACK) ? answer : get(to.getRawPath());
		}

		Answer submit(Answer page, Map<String, String> fields) {
			Map<String, String> form = new LinkedHashMap<>();
			Matcher hidden = HIDDEN.matcher(page.body());
			while (hidden.find()) {
				form.putIfAbsent(hidden.group(1), hidden.group(2));
			}
			form.putAll(fields);
			return kept(api().form(page.path(), Map.of("Cookie", cookies()), form));
		}

		String cookies() {
			return this.jar.entrySet()
				.stream()
				.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
				.collect(Collectors.joining("; "));
		}

		private Answer kept(Mono<Answer> call) {
			Answer answer = Objects.requireNonNull(call.block(PATIENCE), "An answer");
			answer.headers().getAll("Set-Cookie").forEach((text) -> {
				Cookie cookie = ClientCookieDecoder.LAX.decode(text);
				this.jar.put(cookie.name(), cookie.value());
			});
			return answer;
		}

	}

}
