package dev.project06.gateway.security;

import java.text.ParseException;
import java.time.Duration;

import com.nimbusds.jose.jwk.JWKSet;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * The public keys of the realm, fetched when first needed. A key that is known stays
 * usable while the realm is away; an unknown one leads to a fetch, but to no more than
 * one in a while, however many tokens ask for it.
 */
final class RealmKeys {

	private static final Duration PAUSE = Duration.ofSeconds(10);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final long FRESH_NANOS = Duration.ofMinutes(10).toNanos();

	private final Mono<JWKSet> fetch;

	private volatile Known known = new Known(new JWKSet(), System.nanoTime() - FRESH_NANOS);

	RealmKeys(WebClient client, String address) {
		this.fetch = client.get()
			.uri(address)
			.retrieve()
			.bodyToMono(String.class)
			.timeout(PATIENCE)
			.map(RealmKeys::parse)
			.onErrorMap((failure) -> !(failure instanceof KeysUnavailableException), KeysUnavailableException::new)
			.map(this::remember)
			.cache((keys) -> PAUSE, (failure) -> PAUSE_AFTER_FAILURE, () -> Duration.ZERO);
	}

	/**
	 * The keys to check a token with.
	 * @param id the key that the token names
	 * @return the key set; {@link KeysUnavailableException} when the key is not known and
	 * the realm is away
	 */
	Mono<JWKSet> forKey(String id) {
		Known now = this.known;
		if (now.keys().getKeyByKeyId(id) == null) {
			return this.fetch;
		}
		if (System.nanoTime() - now.since() < FRESH_NANOS) {
			return Mono.just(now.keys());
		}
		return this.fetch.onErrorReturn(KeysUnavailableException.class, now.keys());
	}

	/**
	 * Whether tokens can be checked.
	 * @return the known keys, or what a fetch gives
	 */
	Mono<JWKSet> any() {
		Known now = this.known;
		return now.keys().isEmpty() ? this.fetch : Mono.just(now.keys());
	}

	private JWKSet remember(JWKSet keys) {
		this.known = new Known(keys, System.nanoTime());
		return keys;
	}

	private static JWKSet parse(String body) {
		try {
			return JWKSet.parse(body);
		}
		catch (ParseException ex) {
			throw new KeysUnavailableException(ex);
		}
	}

	private record Known(JWKSet keys, long since) {
	}

}
