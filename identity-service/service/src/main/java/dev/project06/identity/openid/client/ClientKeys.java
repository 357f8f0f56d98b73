package dev.project06.identity.openid.client;

import java.net.URI;
import java.text.ParseException;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.project06.identity.openid.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * The keys of clients, from their registration or from the address that they registered.
 * Fetched keys are kept for five minutes; a key that is not among them leads to a fetch,
 * at most one in ten seconds.
 */
@Component
class ClientKeys {

	private static final Duration KEPT = Duration.ofMinutes(5);

	private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final int LARGEST = 64 * 1024;

	private final WebClient client = WebClient.builder()
		.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
		.build();

	private final Cache<URI, Fetched> fetched = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1000).build();

	/**
	 * The keys of a client, fresh enough to hold the named one if there is such a key.
	 */
	Mono<JWKSet> of(Client client, @Nullable String keyId) {
		JWKSet inline = client.metadata().getJWKSet();
		if (inline != null) {
			return Mono.just(inline);
		}
		URI address = client.metadata().getJWKSetURI();
		Fetched known = this.fetched.getIfPresent(address);
		if (known != null && (keyId == null || known.keys().getKeyByKeyId(keyId) != null
				|| System.nanoTime() - known.at() < PAUSE_NANOS)) {
			return Mono.just(known.keys());
		}
		return fetch(address);
	}

	private Mono<JWKSet> fetch(URI address) {
		return this.client.get()
			.uri(address)
			.exchangeToMono((answer) -> answer.statusCode().is2xxSuccessful() ? answer.bodyToMono(String.class)
					: answer.releaseBody().then(Mono.error(ClientKeys::unavailable)))
			.timeout(PATIENCE)
			.map(ClientKeys::parse)
			.onErrorMap(ClientKeys::isFailure, (failure) -> unavailable())
			.switchIfEmpty(Mono.error(ClientKeys::unavailable))
			.doOnNext((keys) -> this.fetched.put(address, new Fetched(keys, System.nanoTime())));
	}

	private static boolean isFailure(Throwable failure) {
		return failure instanceof WebClientException || failure instanceof java.util.concurrent.TimeoutException
				|| failure instanceof DataBufferLimitException || failure instanceof CodecException;
	}

	private static JWKSet parse(String body) {
		try {
			return JWKSet.parse(body);
		}
		catch (ParseException ex) {
			throw unavailable();
		}
	}

	private static ProtocolException unavailable() {
		return ProtocolException.of(OAuth2Error.INVALID_CLIENT, "client-keys-unavailable",
				"the keys at the client's jwks_uri cannot be read");
	}

	private record Fetched(JWKSet keys, long at) {
	}

}
