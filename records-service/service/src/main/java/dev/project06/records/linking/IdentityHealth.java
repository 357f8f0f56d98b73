package dev.project06.records.linking;

import java.util.concurrent.TimeoutException;

import dev.project06.identity.api.IdentityClient;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * Tells whether the identity service answers. It does not make this service unready:
 * dossiers are filed without it.
 */
@Component("identityHealthIndicator")
final class IdentityHealth implements ReactiveHealthIndicator {

	private final IdentityClient client;

	private final IdentitySettings settings;

	IdentityHealth(IdentityClient client, IdentitySettings settings) {
		this.client = client;
		this.settings = settings;
	}

	@Override
	public Mono<Health> health() {
		return this.client.keys()
			.timeout(this.settings.patience())
			.map((keys) -> Health.up().build())
			.onErrorResume(WebClientException.class, (failure) -> Mono.just(down(failure)))
			.onErrorResume(TimeoutException.class, (failure) -> Mono.just(down(failure)));
	}

	private static Health down(Exception failure) {
		return Health.down().withDetail("error", failure.getClass().getSimpleName()).build();
	}

}
