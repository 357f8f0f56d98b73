package dev.project06.metrics.stream;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells whether the broker answers, and whether the figures are whole.
 */
@Configuration(proxyBeanMethods = false)
class StreamHealth {

	private static final Duration SILENCE = Duration.ofSeconds(10);

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	HealthIndicator kafkaHealthIndicator(Figures figures, StreamSettings settings) {
		return () -> {
			boolean silent = figures.silence().compareTo(SILENCE) > 0;
			return (silent ? Health.down() : Health.up()).withDetail("bootstrap", settings.bootstrap()).build();
		};
	}

	@Bean
	HealthIndicator figuresHealthIndicator(Figures figures, StreamLifecycle stream) {
		return () -> {
			Status status = figures.isReady() ? Status.UP : Status.OUT_OF_SERVICE;
			Health.Builder health = Health.status(stream.hasFailed() ? Status.DOWN : status)
				.withDetail("stream", stream.state())
				.withDetail("toRestore", stream.toRestore());
			figures.freshness()
				.ifPresent((freshness) -> health.withDetail("counted", freshness.progress().next())
					.withDetail("toCount", freshness.behind()));
			return health.build();
		};
	}

}
