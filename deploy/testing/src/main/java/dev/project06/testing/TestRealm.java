package dev.project06.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for the realm {@code project06} in tests: publishes a key set on the loopback
 * address and signs tokens shaped as the realm's are. Nothing about the tokens is
 * relaxed, so what a service refuses here it refuses in earnest.
 */
public final class TestRealm implements AutoCloseable {

	/** The audience that the services ask for. */
	public static final String AUDIENCE = "project06-api";

	private final HttpServer server;

	private final RSAKey key;

	private TestRealm(HttpServer server, RSAKey key) {
		this.server = server;
		this.key = key;
	}

	/**
	 * Starts a realm on a free port.
	 * @return the running realm
	 */
	public static TestRealm start() {
		try {
			RSAKey key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
			byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/realms/project06/protocol/openid-connect/certs", (exchange) -> {
				exchange.getResponseHeaders().add("Content-Type", "application/json");
				// One that is kept and closed later would be missed by whoever uses it
				// again
				exchange.getResponseHeaders().add("Connection", "close");
				exchange.sendResponseHeaders(200, keys.length);
				exchange.getResponseBody().write(keys);
				exchange.close();
			});
			server.start();
			return new TestRealm(server, key);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("No RSA key", ex);
		}
	}

	/**
	 * The issuer to configure a service with.
	 * @return the address of the realm
	 */
	public String issuer() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/realms/project06";
	}

	/**
	 * The address of the key set.
	 * @return the address
	 */
	public String keys() {
		return issuer() + "/protocol/openid-connect/certs";
	}

	/**
	 * A token as the realm gives it to a citizen who logged in.
	 * @param subject the pairwise subject at VNeID
	 * @return the signed token
	 */
	public String citizen(String subject) {
		return token("citizen",
				(claims) -> claims.claim("vneid_sub", subject).claim("account_level", 2).claim("auth_level", 3));
	}

	/**
	 * A token of an officer.
	 * @param agency the code of the officer's agency
	 * @return the signed token
	 */
	public String officer(String agency) {
		return token("officer", (claims) -> claims.claim("agency", agency));
	}

	/**
	 * A token with one role and whatever else a test needs.
	 * @param role the realm role
	 * @param changes applied last, so that they can spoil any claim
	 * @return the signed token
	 */
	public String token(String role, UnaryOperator<JWTClaimsSet.Builder> changes) {
		Instant now = Instant.now();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer())
			.audience(AUDIENCE)
			.subject("test-" + role)
			.jwtID(UUID.randomUUID().toString())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(300)))
			.claim("azp", "project06-cli")
			.claim("realm_access", Map.of("roles", List.of(role)));
		return sign(changes.apply(claims).build());
	}

	private String sign(JWTClaimsSet claims) {
		try {
			SignedJWT token = new SignedJWT(
					new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID()).build(), claims);
			token.sign(new RSASSASigner(this.key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The token cannot be signed", ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
