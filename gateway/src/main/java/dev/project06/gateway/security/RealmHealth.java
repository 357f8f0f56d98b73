package dev.project06.gateway.security;

import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;

/**
 * Down while no token can be checked because the realm never gave its keys.
 */
final class RealmHealth implements ReactiveHealthIndicator {

	private final RealmKeys keys;

	RealmHealth(RealmKeys keys) {
		this.keys = keys;
	}

	@Override
	public Mono<Health> health() {
		return this.keys.any()
			.map((keys) -> Health.up().withDetail("keys", keys.size()).build())
			.onErrorResume(KeysUnavailableException.class, (failure) -> Mono
				.just(Health.down().withDetail("reason", String.valueOf(failure.getMessage())).build()));
	}

}
