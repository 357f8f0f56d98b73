package dev.project06.identity.openid.key;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.project06.identity.api.ReceiptSigner;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one provider: those that sign, those that are published to sign next, and
 * those that signed before.
 */
public final class KeyRing {

	/** How long a token that was signed with these keys is good for. */
	public static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

	/** Hints to log out are old tokens: their keys are known longer than published. */
	static final Duration KNOWN = Duration.ofHours(24);

	/** Does not read from the system at each signature. */
	private static final SecureRandom RANDOM = ReceiptSigner.random();

	private static final int RSA_BITS = 2048;

	private final List<Generation> generations;

	KeyRing(List<Generation> generations) {
		this.generations = List.copyOf(generations);
	}

	static KeyRing first() {
		return new KeyRing(List.of(new Generation(Stage.SIGNING, newKeys(), null)));
	}

	List<Generation> generations() {
		return this.generations;
	}

	/** Nothing when a next generation is there already. */
	Optional<KeyRing> withNext(JWKSet keys) {
		if (at(Stage.NEXT).isPresent()) {
			return Optional.empty();
		}
		List<Generation> all = new ArrayList<>(this.generations);
		all.add(new Generation(Stage.NEXT, keys, null));
		return Optional.of(new KeyRing(all));
	}

	/** Nothing when there is no next generation. */
	Optional<KeyRing> turned(Instant now) {
		if (at(Stage.NEXT).isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new KeyRing(this.generations.stream()
			.filter((generation) -> generation.isKnown(now))
			.map((generation) -> generation.turned(now))
			.toList()));
	}

	/**
	 * What clients check tokens with.
	 * @param now the time in the sandbox
	 * @return public keys: the signing ones first, the next ones, and the old ones for as
	 * long as a token of theirs can be good
	 */
	public JWKSet published(Instant now) {
		return new JWKSet(this.generations.stream()
			.sorted((one, other) -> one.stage().compareTo(other.stage()))
			.filter((generation) -> generation.isPublished(now))
			.flatMap((generation) -> generation.keys().toPublicJWKSet().getKeys().stream())
			.toList());
	}

	/**
	 * A key that this provider has or had.
	 * @param id its id
	 * @return its public part
	 */
	public Optional<JWK> known(String id) {
		return this.generations.stream()
			.map((generation) -> generation.keys().getKeyByKeyId(id))
			.filter(Objects::nonNull)
			.map(JWK::toPublicJWK)
			.findFirst();
	}

	/**
	 * Signs a token.
	 * @param algorithm RS256 or ES256
	 * @param type the type in the header, such as {@code JWT}
	 * @param claims what the token says
	 * @return the signed token
	 */
	public SignedJWT sign(JWSAlgorithm algorithm, String type, JWTClaimsSet claims) {
		Generation signing = at(Stage.SIGNING).orElseThrow();
		JWK key = signing.keys()
			.getKeys()
			.stream()
			.filter((one) -> algorithm.equals(one.getAlgorithm()))
			.findFirst()
			.orElseThrow();
		return sign(key, algorithm, type, claims);
	}

	/**
	 * Signs a token with a key that nobody knows.
	 * @param algorithm RS256 or ES256
	 * @param keyId the id that the token claims, or {@code null} for one that is unknown
	 * @param claims what the token says
	 * @return a token that no client may take
	 */
	public static SignedJWT signWrongly(JWSAlgorithm algorithm, @Nullable String keyId, JWTClaimsSet claims) {
		JWK key = newKeys().getKeys()
			.stream()
			.filter((one) -> algorithm.equals(one.getAlgorithm()))
			.findFirst()
			.orElseThrow();
		SignedJWT token = sign(key, algorithm, "JWT", claims);
		if (keyId == null) {
			return token;
		}
		try {
			return new SignedJWT(new JWSHeader.Builder(token.getHeader()).keyID(keyId).build().toBase64URL(),
					claims.toPayload().toBase64URL(), token.getSignature());
		}
		catch (java.text.ParseException ex) {
			throw new IllegalStateException("A token was made that cannot be read", ex);
		}
	}

	/**
	 * The id of the key that signs now.
	 * @param algorithm RS256 or ES256
	 * @return the id
	 */
	public String signingKeyId(JWSAlgorithm algorithm) {
		return at(Stage.SIGNING).orElseThrow()
			.keys()
			.getKeys()
			.stream()
			.filter((one) -> algorithm.equals(one.getAlgorithm()))
			.map(JWK::getKeyID)
			.findFirst()
			.orElseThrow();
	}

	private static SignedJWT sign(JWK key, JWSAlgorithm algorithm, String type, JWTClaimsSet claims) {
		try {
			JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, algorithm);
			signer.getJCAContext().setSecureRandom(RANDOM);
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID())
				.type(new com.nimbusds.jose.JOSEObjectType(type))
				.build(), claims);
			token.sign(signer);
			return token;
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The token cannot be signed", ex);
		}
	}

	/** Takes a moment; not for the event loop. */
	static JWKSet newKeys() {
		try {
			return new JWKSet(List.of(
					new RSAKeyGenerator(RSA_BITS).keyID(UUID.randomUUID().toString())
						.keyUse(KeyUse.SIGNATURE)
						.algorithm(JWSAlgorithm.RS256)
						.generate(),
					new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString())
						.keyUse(KeyUse.SIGNATURE)
						.algorithm(JWSAlgorithm.ES256)
						.generate()));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("Every Java platform has RSA and P-256", ex);
		}
	}

	private Optional<Generation> at(Stage stage) {
		return this.generations.stream().filter((generation) -> generation.stage() == stage).findFirst();
	}

	/**
	 * How far a generation of keys is.
	 */
	enum Stage {

		SIGNING, NEXT, RETIRED

	}

	/**
	 * One key of each algorithm.
	 *
	 * @param stage how far it is
	 * @param keys with their private parts
	 * @param retiredAt when another generation took over
	 */
	record Generation(Stage stage, JWKSet keys, @Nullable Instant retiredAt) {

		private boolean isPublished(Instant now) {
			return this.retiredAt == null || now.isBefore(this.retiredAt.plus(TOKEN_LIFE));
		}

		private boolean isKnown(Instant now) {
			return this.retiredAt == null || now.isBefore(this.retiredAt.plus(KNOWN));
		}

		private Generation turned(Instant now) {
			return switch (this.stage) {
				case NEXT -> new Generation(Stage.SIGNING, this.keys, null);
				case SIGNING -> new Generation(Stage.RETIRED, this.keys, now);
				case RETIRED -> this;
			};
		}

		/** The ids of the keys, never the keys. */
		@Override
		public String toString() {
			return this.stage + " " + this.keys.getKeys().stream().map(JWK::getKeyID).toList();
		}

	}

}
