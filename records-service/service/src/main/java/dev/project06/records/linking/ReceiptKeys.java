package dev.project06.records.linking;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.IdentityClient;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptCodec;
import reactor.core.publisher.Mono;

/**
 * The key set of the identity service. Fetched again for a key that it lacks, but not
 * more often than every few seconds, because anyone can name a key that nobody has.
 */
final class ReceiptKeys {

	private static final Duration REST = Duration.ofSeconds(5);

	private final AtomicReference<Fetched> fetched = new AtomicReference<>(new Fetched(new JWKSet(), Instant.EPOCH));

	private final Clock clock;

	private final Mono<Fetched> fetch;

	ReceiptKeys(IdentityClient client, Clock clock) {
		this.clock = clock;
		this.fetch = Mono.defer(client::keys).<JWKSet>handle((json, sink) -> {
			try {
				sink.next(JWKSet.parse(json));
			}
			catch (ParseException ex) {
				sink.error(new IdentityAwayException("The key set cannot be read", ex));
			}
		}).map((keys) -> new Fetched(keys, clock.instant())).doOnNext(this.fetched::set);
	}

	/**
	 * Reads a receipt and checks all but its purpose.
	 * @param jws the receipt
	 * @return the receipt, or {@code InvalidReceiptException} as error
	 */
	Mono<Receipt> read(String jws) {
		return Mono.fromSupplier(() -> ReceiptCodec.keyId(jws))
			.flatMap(this::keys)
			.map((keys) -> ReceiptCodec.read(jws, keys, this.clock.instant()));
	}

	private Mono<JWKSet> keys(String id) {
		Fetched known = this.fetched.get();
		boolean rests = this.clock.instant().isBefore(known.at().plus(REST));
		boolean enough = known.keys().getKeyByKeyId(id) != null || rests;
		return enough ? Mono.just(known.keys()) : this.fetch.map(Fetched::keys);
	}

	private record Fetched(JWKSet keys, Instant at) {
	}

}
