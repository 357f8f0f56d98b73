package dev.project06.gateway.security;

import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import reactor.core.publisher.Mono;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.BadJwtException;

/**
 * Takes the claims out of tokens that one of the realm's keys signed, by RS256 or ES256
 * and nothing else.
 */
final class SignatureCheck implements Converter<JWT, Mono<JWTClaimsSet>> {

	private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

	private final RealmKeys keys;

	SignatureCheck(RealmKeys keys) {
		this.keys = keys;
	}

	@Override
	public Mono<JWTClaimsSet> convert(JWT token) {
		if (token instanceof SignedJWT signed && isAcceptable(signed.getHeader())) {
			return this.keys.forKey(signed.getHeader().getKeyID()).map((found) -> claims(signed, found));
		}
		return Mono.error(() -> new BadJwtException("The token is not signed as the realm signs"));
	}

	private static boolean isAcceptable(JWSHeader header) {
		return header.getKeyID() != null && ALGORITHMS.contains(header.getAlgorithm());
	}

	private static JWTClaimsSet claims(SignedJWT token, JWKSet keys) {
		DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
		processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
		// Issuer, audience and time are for the validators of the decoder
		processor.setJWTClaimsSetVerifier((claims, context) -> {
		});
		try {
			return processor.process(token, null);
		}
		catch (BadJOSEException | JOSEException ex) {
			throw new BadJwtException("The signature does not hold", ex);
		}
	}

}
