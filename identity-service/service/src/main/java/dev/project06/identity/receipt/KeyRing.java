package dev.project06.identity.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;

/**
 * The keys of receipts and the two steps by which one follows another: the next key is
 * published, and once everybody who keeps the key set has fetched it anew, it signs.
 *
 * @param keys the signing key, the next one if there is one, the retired ones
 */
record KeyRing(JWKSet keys) {

	ECKey signing() {
		return (ECKey) this.keys.getKeys().getFirst();
	}

	/** Publishes the next key. */
	KeyRing publish(ECKey key) {
		if (next().isPresent()) {
			throw RefusedException.of(ProblemName.KEY_ROTATION_REFUSED, "next-key-is-published");
		}
		return of(Stream.of(Stream.of(signing(), key), retired()));
	}

	/** Lets the next key sign and retires the one before. */
	KeyRing rotate(Instant now, Duration kept) {
		JWK next = next()
			.orElseThrow(() -> RefusedException.of(ProblemName.KEY_ROTATION_REFUSED, "no-next-key-is-published"));
		Instant fetched = next.getIssueTime().toInstant().plus(kept);
		if (now.isBefore(fetched)) {
			throw RefusedException.of(ProblemName.KEY_ROTATION_REFUSED, "next-key-not-yet-fetched",
					Duration.between(now, fetched));
		}
		return of(Stream.of(Stream.of(next, signing().toPublicJWK()), retired()));
	}

	private Optional<JWK> next() {
		return this.keys.getKeys().stream().skip(1).filter(JWK::isPrivate).findFirst();
	}

	private Stream<JWK> retired() {
		return this.keys.getKeys().stream().skip(1).filter((key) -> !key.isPrivate());
	}

	private static KeyRing of(Stream<Stream<JWK>> keys) {
		List<JWK> all = keys.flatMap((some) -> some).toList();
		return new KeyRing(new JWKSet(all));
	}

	/** The ids only. */
	@Override
	public String toString() {
		return "KeyRing" + this.keys.getKeys().stream().map(JWK::getKeyID).toList();
	}

}
