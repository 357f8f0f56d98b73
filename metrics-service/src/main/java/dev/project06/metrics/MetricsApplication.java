package dev.project06.metrics;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
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

	/**
	 * A personal number has no business in a path, and stays out of traces when it stands
	 * there.
	 */
	@Bean
	ObservationFilter numbersStayOutOfTraces() {
		return (context) -> {
			for (KeyValue told : context.getAllKeyValues()) {
				String masked = told.getValue().replaceAll("\\d{9,}", "…");
				if (!masked.equals(told.getValue())) {
					context.addHighCardinalityKeyValue(KeyValue.of(told.getKey(), masked));
				}
			}
			return context;
		};
	}

}
