package dev.project06.identity.openid.client;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

/**
 * What a client assertion must be like (RFC 7523 and OpenID Connect Core 1.0, section 9),
 * each check with a name of its own.
 */
final class AssertionRules {

	/** Clocks may differ by this much. */
	static final Duration SKEW = Duration.ofSeconds(30);

	/** Nobody needs an assertion for longer. */
	static final Duration LONGEST = Duration.ofMinutes(10);

	private static final int LONGEST_ID = 200;

	private AssertionRules() {
	}

	static void header(Client client, JWSHeader header) {
		JWSAlgorithm wanted = client.metadata().getTokenEndpointAuthJWSAlg();
		check(ClientRules.ASSERTION_ALGORITHMS.contains(header.getAlgorithm())
				&& (wanted == null || wanted.equals(header.getAlgorithm())), "client-assertion-algorithm",
				"the algorithm is not one that the client may use");
	}

	static void signature(SignedJWT assertion, JWKSet keys) {
		List<JWK> fitting = new JWKSelector(JWKMatcher.forJWSHeader(assertion.getHeader())).select(keys);
		check(!fitting.isEmpty(), "client-assertion-key", "the client has no such key");
		check(fitting.stream().anyMatch((key) -> verifies(assertion, key)), "client-assertion-signature",
				"the signature does not fit");
	}

	private static boolean verifies(SignedJWT assertion, JWK key) {
		try {
			return key instanceof AsymmetricJWK pair && assertion
				.verify(new DefaultJWSVerifierFactory().createJWSVerifier(assertion.getHeader(), pair.toPublicKey()));
		}
		catch (JOSEException ex) {
			return false;
		}
	}

	static Once claims(SignedJWT assertion, Set<String> audiences, Instant now) {
		JWTClaimsSet claims = read(assertion);
		check(!claims.getAudience().isEmpty() && audiences.containsAll(claims.getAudience()),
				"client-assertion-audience", "aud is neither this issuer nor its token endpoint");
		Instant expiry = instant(claims.getExpirationTime());
		check(expiry != null && expiry.plus(SKEW).isAfter(now), "client-assertion-expired",
				"exp is missing or in the past");
		check(expiry != null && expiry.isBefore(now.plus(LONGEST).plus(SKEW)), "client-assertion-lives-too-long",
				"exp is more than 10 minutes ahead");
		Instant issued = instant(claims.getIssueTime());
		check(issued == null || (issued.isBefore(now.plus(SKEW)) && issued.isAfter(now.minus(LONGEST).minus(SKEW))),
				"client-assertion-issued-at", "iat is in the future or more than 10 minutes ago");
		Instant begin = instant(claims.getNotBeforeTime());
		check(begin == null || begin.isBefore(now.plus(SKEW)), "client-assertion-not-yet-valid",
				"nbf is in the future");
		String id = claims.getJWTID();
		check(id != null && !id.isEmpty() && id.length() <= LONGEST_ID, "client-assertion-id",
				"jti is missing or longer than 200 characters");
		return new Once(id, now.plus(LONGEST).plus(SKEW).plus(SKEW));
	}

	private static JWTClaimsSet read(SignedJWT assertion) {
		try {
			return assertion.getJWTClaimsSet();
		}
		catch (ParseException ex) {
			throw ClientAuthenticator.refusal("client-assertion-malformed", "the claims cannot be read");
		}
	}

	private static @Nullable Instant instant(@Nullable Date date) {
		return (date != null) ? date.toInstant() : null;
	}

	private static void check(boolean good, String check, String words) {
		if (!good) {
			throw ClientAuthenticator.refusal(check, words);
		}
	}

	/**
	 * What may be used once.
	 *
	 * @param id the id of the assertion
	 * @param until how long it has to be remembered
	 */
	record Once(String id, Instant until) {
	}

}
