package dev.project06.gateway.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureCheckTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final AtomicInteger fetches = new AtomicInteger();

	private final RSAKey rsa;

	private final ECKey ec;

	private final HttpServer realm;

	private final SignatureCheck check;

	SignatureCheckTests() throws Exception {
		this.rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
		this.ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
		this.realm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.check = new SignatureCheck(
				new RealmKeys(WebClient.create(), "http://127.0.0.1:" + this.realm.getAddress().getPort() + "/certs"));
	}

	@BeforeEach
	void publish() {
		byte[] keys = new JWKSet(java.util.List.of(this.rsa, this.ec)).toString().getBytes(StandardCharsets.UTF_8);
		this.realm.createContext("/certs", (exchange) -> {
			this.fetches.incrementAndGet();
			exchange.sendResponseHeaders(200, keys.length);
			exchange.getResponseBody().write(keys);
			exchange.close();
		});
		this.realm.start();
	}

	@AfterEach
	void close() {
		this.realm.stop(0);
	}

	@Test
	void acceptsBothAlgorithmsOfTheRealm() throws Exception {
		accepts(token(JWSAlgorithm.RS256, "rsa", new RSASSASigner(this.rsa)));
		accepts(token(JWSAlgorithm.ES256, "ec", new ECDSASigner(this.ec)));
		assertThat(this.fetches).hasValue(1);
	}

	@Test
	void refusesEveryOtherAlgorithm() throws Exception {
		refuses(token(JWSAlgorithm.RS384, "rsa", new RSASSASigner(this.rsa)));
		refuses(token(JWSAlgorithm.PS256, "rsa", new RSASSASigner(this.rsa)));
	}

	@Test
	void refusesKeyOfOneKindForTheOther() throws Exception {
		refuses(token(JWSAlgorithm.RS256, "ec", new RSASSASigner(this.rsa)));
	}

	@Test
	void fetchesOnceHoweverManyUnknownKeysAreNamed() throws Exception {
		accepts(token(JWSAlgorithm.RS256, "rsa", new RSASSASigner(this.rsa)));
		for (int call = 0; call < 20; call++) {
			refuses(token(JWSAlgorithm.RS256, "unknown-" + call, new RSASSASigner(this.rsa)));
		}
		assertThat(this.fetches.get()).isLessThanOrEqualTo(2);
	}

	@Test
	void goesOnWithKnownKeysWhileTheRealmIsAway() throws Exception {
		SignedJWT token = token(JWSAlgorithm.RS256, "rsa", new RSASSASigner(this.rsa));
		accepts(token);
		this.realm.stop(0);
		accepts(token);
	}

	@Test
	void saysThatItCannotTellWithoutAnyKeys() throws Exception {
		this.realm.stop(0);
		SignedJWT token = token(JWSAlgorithm.RS256, "rsa", new RSASSASigner(this.rsa));
		StepVerifier.create(this.check.convert(token)).expectError(KeysUnavailableException.class).verify(PATIENCE);
	}

	private void accepts(SignedJWT token) {
		StepVerifier.create(this.check.convert(token)).expectNextCount(1).expectComplete().verify(PATIENCE);
	}

	private void refuses(SignedJWT token) {
		StepVerifier.create(this.check.convert(token)).expectError(BadJwtException.class).verify(PATIENCE);
	}

	private static SignedJWT token(JWSAlgorithm algorithm, String key, JWSSigner signer) throws Exception {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(),
				new JWTClaimsSet.Builder().subject("s").build());
		token.sign(signer);
		return SignedJWT.parse(token.serialize());
	}

}
