package dev.project06.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.project06.testing.TestRealm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

class TokenTests extends GatewayTest {

	private static final String MINE = "/api/records/v1/dossiers";

	TokenTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@Test
	void acceptsTokenOfTheRealm() {
		as(REALM.citizen("c1")).get().uri(MINE).exchange().expectStatus().isOk().expectBody();
	}

	@Test
	void asksForTokenWhenThereIsNone() {
		anonymous().get()
			.uri(MINE)
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer realm=\"project06\"")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/unauthenticated")
			.jsonPath("$.instance")
			.isEqualTo(MINE);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badTokens")
	void refusesBadToken(String name, String token) {
		as(token).get()
			.uri(MINE)
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer realm=\"project06\", error=\"invalid_token\"")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("https://project06.dev/problems/unauthenticated")
			.jsonPath("$.status")
			.isEqualTo(401);
		assertThat(ECHO.wasReached()).as(name).isFalse();
	}

	static Stream<Arguments> badTokens() throws Exception {
		Instant now = Instant.now();
		return Stream.of(
				bad("expired",
						(claims) -> claims.issueTime(Date.from(now.minusSeconds(900)))
							.expirationTime(Date.from(now.minusSeconds(600)))),
				bad("early", (claims) -> claims.notBeforeTime(Date.from(now.plusSeconds(600)))),
				bad("without expiry", (claims) -> claims.expirationTime(null)),
				bad("other audience", (claims) -> claims.audience("account")),
				bad("no audience", (claims) -> claims.audience((String) null)),
				bad("other issuer", (claims) -> claims.issuer("http://127.0.0.1:1/realms/other")),
				Arguments.of("key of another realm", ofAnotherRealm()), Arguments.of("tampered", tampered()),
				Arguments.of("alg none", new PlainJWT(claims()).serialize()),
				Arguments.of("HS256 with the public key", signedWithPublicKey()), Arguments.of("garbage", "a.b.c"),
				Arguments.of("empty", "x"), Arguments.of("no JOSE", "....."));
	}

	private static Arguments bad(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
		return Arguments.of(name, REALM.token("citizen", change));
	}

	private static JWTClaimsSet claims() throws Exception {
		return SignedJWT.parse(REALM.citizen("c1")).getJWTClaimsSet();
	}

	private static String ofAnotherRealm() {
		try (TestRealm other = TestRealm.start()) {
			return other.token("citizen", (claims) -> claims.issuer(REALM.issuer()));
		}
	}

	private static String tampered() {
		String[] parts = REALM.citizen("c1").split("\\.", -1);
		String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
		byte[] changed = claims.replace("citizen", "auditor").getBytes(StandardCharsets.UTF_8);
		return parts[0] + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(changed) + '.' + parts[2];
	}

	private static String signedWithPublicKey() throws Exception {
		var key = JWKSet.load(java.net.URI.create(REALM.keys()).toURL()).getKeys().getFirst();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
				claims());
		token.sign(new MACSigner(key.toRSAKey().toRSAPublicKey().getEncoded()));
		return token.serialize();
	}

}
