package dev.project06.metrics;

import io.micrometer.observation.ObservationPredicate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Starts the metrics service.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class MetricsApplication {

	public static void main(String[] args) {
		SpringApplication.run(MetricsApplication.class, args);
	}

	/** Probes are no requests of anybody. */
	@Bean
	ObservationPredicate requestsOnly() {
		return (name, context) -> !(context instanceof ServerRequestObservationContext request)
				|| request.getCarrier() == null
				|| !request.getCarrier().getPath().value().startsWith("/actuator/health");
	}

}
