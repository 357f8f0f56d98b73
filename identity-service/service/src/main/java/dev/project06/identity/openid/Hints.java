package dev.project06.identity.openid;

import java.text.ParseException;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.key.KeyRing;
import dev.project06.identity.openid.key.ProviderKeys;
import dev.project06.identity.openid.protocol.Addresses;
import dev.project06.identity.openid.protocol.ProtocolException;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.subject.PairwiseSubjects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Reads ID tokens that clients send back as a hint. They have to be signed here; they may
 * have expired.
 */
@Component
class Hints {

	private final ProviderKeys keys;

	private final Addresses addresses;

	private final PairwiseSubjects subjects;

	Hints(ProviderKeys keys, Addresses addresses, PairwiseSubjects subjects) {
		this.keys = keys;
		this.addresses = addresses;
		this.subjects = subjects;
	}

	/** Ends well when there is no hint, or one for this client. */
	Mono<Void> check(Sandbox sandbox, Authorisation request) {
		JWT hint = request.request().getIDTokenHint();
		return (hint == null) ? Mono.empty()
				: read(sandbox, hint).filter((claims) -> claims.getAudience().equals(List.of(request.client().id())))
					.switchIfEmpty(Mono.error(Hints::refusal))
					.then();
	}

	/** Whether a session is that of the citizen whom a checked hint names. */
	boolean concern(Sandbox sandbox, Authorisation request, Session session) {
		JWT hint = request.request().getIDTokenHint();
		try {
			return hint == null || subject(request.client(), session).equals(hint.getJWTClaimsSet().getSubject());
		}
		catch (ParseException ex) {
			return false;
		}
	}

	/** The claims of a hint, or {@code invalid_request}. */
	Mono<JWTClaimsSet> read(Sandbox sandbox, JWT hint) {
		return this.keys.of(sandbox).map((ring) -> read(sandbox, ring, hint));
	}

	String subject(Client client, Session session) {
		return this.subjects.in(client.sector()).of(session.citizenId());
	}

	private JWTClaimsSet read(Sandbox sandbox, KeyRing ring, JWT hint) {
		try {
			JWTClaimsSet claims = hint.getJWTClaimsSet();
			if (hint instanceof SignedJWT signed && verifies(ring, signed)
					&& this.addresses.issuer(sandbox).getValue().equals(claims.getIssuer())) {
				return claims;
			}
		}
		catch (ParseException | JOSEException ex) {
			throw refusal();
		}
		throw refusal();
	}

	private static boolean verifies(KeyRing ring, SignedJWT hint) throws JOSEException {
		String id = hint.getHeader().getKeyID();
		@Nullable JWK key = (id != null) ? ring.known(id).orElse(null) : null;
		return key instanceof AsymmetricJWK pair && hint.getHeader().getAlgorithm().equals(key.getAlgorithm())
				&& hint.verify(new DefaultJWSVerifierFactory().createJWSVerifier(hint.getHeader(), pair.toPublicKey()));
	}

	private static ProtocolException refusal() {
		return ProtocolException.of(OAuth2Error.INVALID_REQUEST, "id-token-hint",
				"id_token_hint is no ID token of this provider for this client");
	}

}
