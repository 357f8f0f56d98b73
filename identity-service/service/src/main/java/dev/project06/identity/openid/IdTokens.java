package dev.project06.identity.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.SessionID;
import dev.project06.identity.account.Factor;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.key.KeyRing;
import dev.project06.identity.openid.key.ProviderKeys;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.population.Person;
import dev.project06.identity.sandbox.Fault;
import dev.project06.identity.sandbox.Faults;
import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * Makes ID tokens. The faults of ID tokens strike here.
 */
@Component
class IdTokens {

	static final String ACCOUNT_LEVEL = "account_level";

	static final String AUTHENTICATION_LEVEL = "auth_level";

	/** The same as a text: Keycloak keeps nothing else with a session. */
	static final String AUTHENTICATION_LEVEL_TEXT = "auth_level_text";

	private static final Duration HOUR = Duration.ofHours(1);

	private final ProviderKeys keys;

	private final Addresses addresses;

	private final Hints subjects;

	IdTokens(ProviderKeys keys, Addresses addresses, Hints subjects) {
		this.keys = keys;
		this.addresses = addresses;
		this.subjects = subjects;
	}

	/** The ID token of a grant; it never holds the number. */
	Mono<JWT> make(Sandbox sandbox, Client client, Grant grant, Person person, AccessToken access, String path) {
		Faults faults = sandbox.faults();
		JWSAlgorithm algorithm = client.idTokenAlgorithm();
		AccessToken hashed = faults.strike(Fault.WRONG_ACCESS_TOKEN_HASH, path).isPresent()
				? new com.nimbusds.oauth2.sdk.token.BearerAccessToken(Handles.random()) : access;
		JWTClaimsSet claims = spoiled(claims(sandbox, client, grant, person, hashed), sandbox, path);
		return this.keys.of(sandbox).flatMap((ring) -> {
			if (faults.strike(Fault.WRONG_ALGORITHM, path).isPresent()) {
				return Mono.just(new PlainJWT(claims));
			}
			if (faults.strike(Fault.WRONG_SIGNATURE, path).isPresent()) {
				return wrongly(algorithm, ring.signingKeyId(algorithm), claims);
			}
			if (faults.strike(Fault.UNKNOWN_KEY, path).isPresent()) {
				return wrongly(algorithm, Handles.random(), claims);
			}
			return Mono.just(ring.sign(algorithm, "JWT", claims));
		});
	}

	private static Mono<JWT> wrongly(JWSAlgorithm algorithm, String keyId, JWTClaimsSet claims) {
		return Mono.<JWT>fromSupplier(() -> KeyRing.signWrongly(algorithm, keyId, claims))
			.subscribeOn(Schedulers.boundedElastic());
	}

	private IDTokenClaimsSet claims(Sandbox sandbox, Client client, Grant grant, Person person, AccessToken access) {
		Instant now = sandbox.now();
		Session session = grant.session();
		IDTokenClaimsSet claims = new IDTokenClaimsSet(this.addresses.issuer(sandbox),
				new Subject(this.subjects.subject(client, session)), List.of(new Audience(client.id())),
				Date.from(now.plus(KeyRing.TOKEN_LIFE)), Date.from(now));
		claims.setAuthenticationTime(Date.from(session.at()));
		claims.setACR(Acr.of(session.level()));
		claims.setAMR(methods(session.factors()));
		claims.setSessionID(new SessionID(session.id()));
		claims.setAccessTokenHash(AccessTokenHash.compute(access, client.idTokenAlgorithm(), null));
		if (grant.nonce() != null) {
			claims.setNonce(new Nonce(grant.nonce()));
		}
		claims.setClaim(ACCOUNT_LEVEL, session.accountLevel());
		claims.setClaim(AUTHENTICATION_LEVEL, session.level());
		claims.setClaim(AUTHENTICATION_LEVEL_TEXT, Integer.toString(session.level()));
		if (!grant.share().verifiedInToken().isEmpty()) {
			claims.setClaim(Claims.VERIFIED,
					Claims.verified(grant.share().verifiedInToken(), session.accountLevel(), person));
		}
		return claims;
	}

	/** The values of RFC 8176. */
	private static List<AMR> methods(List<Factor> factors) {
		List<AMR> methods = new ArrayList<>(factors.stream().map((factor) -> switch (factor) {
			case PASSWORD -> AMR.PWD;
			case PASSCODE -> AMR.PIN;
			case SECURITY_QUESTION -> AMR.KBA;
			case ONE_TIME_CODE -> AMR.OTP;
			case DEVICE -> AMR.HWK;
			case CARD -> AMR.SC;
			case FACE -> new AMR("face");
			case FINGERPRINT -> new AMR("fpt");
		}).toList());
		if (factors.stream().map(Factor::kind).distinct().count() > 1) {
			methods.add(AMR.MFA);
		}
		return methods;
	}

	private JWTClaimsSet spoiled(IDTokenClaimsSet good, Sandbox sandbox, String path) {
		try {
			JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(good.toJWTClaimsSet());
			spoil(claims, Objects.requireNonNull(good.getIssuer()), sandbox, path);
			return claims.build();
		}
		catch (ParseException ex) {
			throw new IllegalStateException("The claims cannot be written", ex);
		}
	}

	private static void spoil(JWTClaimsSet.Builder claims, Issuer issuer, Sandbox sandbox, String path) {
		Instant now = sandbox.now();
		for (Fault fault : Fault.values()) {
			if (fault.place() == Fault.Place.ID_TOKEN && isOfClaims(fault)
					&& sandbox.faults().strike(fault, path).isPresent()) {
				switch (fault) {
					case WRONG_ISSUER -> claims.issuer(issuer.getValue() + "-of-somebody-else");
					case WRONG_AUDIENCE -> claims.audience("somebody-else");
					case WRONG_NONCE -> claims.claim("nonce", Handles.random());
					case MISSING_NONCE -> claims.claim("nonce", null);
					case EXPIRED -> claims.issueTime(Date.from(now.minus(HOUR).minus(KeyRing.TOKEN_LIFE)))
						.expirationTime(Date.from(now.minus(HOUR)));
					case NOT_YET_VALID -> claims.issueTime(Date.from(now.plus(HOUR)))
						.notBeforeTime(Date.from(now.plus(HOUR)))
						.expirationTime(Date.from(now.plus(HOUR).plus(KeyRing.TOKEN_LIFE)));
					case MISSING_SUBJECT -> claims.subject(null);
					default -> lower(claims);
				}
			}
		}
	}

	private static boolean isOfClaims(Fault fault) {
		return switch (fault) {
			case WRONG_ISSUER, WRONG_AUDIENCE, WRONG_NONCE, MISSING_NONCE, EXPIRED, NOT_YET_VALID, MISSING_SUBJECT,
					LEVEL_TOO_LOW ->
				true;
			default -> false;
		};
	}

	private static void lower(JWTClaimsSet.Builder claims) {
		if (claims.getClaims().get(AUTHENTICATION_LEVEL) instanceof Number level) {
			int lower = level.intValue() - 1;
			claims.claim(AUTHENTICATION_LEVEL, lower)
				.claim(AUTHENTICATION_LEVEL_TEXT, Integer.toString(lower))
				.claim("acr", Acr.of(lower).getValue());
		}
	}

}
