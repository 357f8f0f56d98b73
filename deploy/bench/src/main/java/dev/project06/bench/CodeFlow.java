package dev.project06.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.project06.bench.Api.Answer;
import io.netty.handler.codec.http.QueryStringDecoder;
import reactor.core.publisher.Mono;

/**
 * The end of a login, as a client and the browser of somebody who is logged in already do
 * it: ask for a code, and exchange it for tokens with a client assertion (ES256).
 */
abstract class CodeFlow {

	static final String CALLBACK = "http://127.0.0.1:9/callback";

	private static final Duration ASSERTION_LIFE = Duration.ofMinutes(1);

	private final Api api;

	private final String client;

	private final String audience;

	private final ECKey key;

	private final ECDSASigner signer;

	/**
	 * A flow.
	 * @param api where
	 * @param client id of the client
	 * @param audience what its assertions are for
	 * @param key what it signs them with
	 */
	CodeFlow(Api api, String client, String audience, ECKey key) {
		this.api = api;
		this.client = client;
		this.audience = audience;
		this.key = key;
		try {
			this.signer = new ECDSASigner(key);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The request for the code of the login of this number. */
	abstract Mono<Answer> authorise(long i);

	/** Where codes are exchanged. */
	abstract String tokenPath();

	/** What else is sent with a code. */
	abstract Map<String, String> proof();

	final Api api() {
		return this.api;
	}

	final Map<String, String> request() {
		Map<String, String> request = new LinkedHashMap<>();
		request.put("client_id", this.client);
		request.put("redirect_uri", CALLBACK);
		request.put("response_type", "code");
		request.put("scope", "openid");
		request.put("state", UUID.randomUUID().toString());
		request.put("nonce", UUID.randomUUID().toString());
		return request;
	}

	final Mono<String> code(long i) {
		return authorise(i).map(CodeFlow::code);
	}

	final Mono<Void> exchange(String code) {
		return Mono.defer(() -> {
			Map<String, String> fields = new LinkedHashMap<>(proof());
			fields.put("client_id", this.client);
			fields.put("grant_type", "authorization_code");
			fields.put("code", code);
			fields.put("redirect_uri", CALLBACK);
			fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
			fields.put("client_assertion", assertion());
			return this.api.form(tokenPath(), Map.of(), fields);
		}).flatMap((answer) -> answer.expect(200)).then();
	}

	private static String code(Answer answer) {
		String to = answer.headers().get("Location", "");
		List<String> codes = to.startsWith(CALLBACK) ? new QueryStringDecoder(to).parameters().get("code") : null;
		if (codes == null) {
			throw answer.wrong();
		}
		return codes.getFirst();
	}

	private String assertion() {
		try {
			Instant now = Instant.now();
			SignedJWT assertion = new SignedJWT(
					new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(this.key.getKeyID())
						.type(JOSEObjectType.JWT)
						.build(),
					new JWTClaimsSet.Builder().issuer(this.client)
						.subject(this.client)
						.audience(this.audience)
						.jwtID(UUID.randomUUID().toString())
						.issueTime(Date.from(now))
						.expirationTime(Date.from(now.plus(ASSERTION_LIFE)))
						.build());
			assertion.sign(this.signer);
			return assertion.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
