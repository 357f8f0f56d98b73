package dev.project06.records;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Provinces;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.encryption.Keyring;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.security.Policy;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationPredicate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Starts the records service and loads what it ships: procedures, agencies, the calendar.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class RecordsApplication {

	public static void main(String[] arguments) {
		// Several times as fast with P-256 as the JDK, where it has code for the machine
		if (AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null) {
			AmazonCorrettoCryptoProvider.install();
		}
		SpringApplication.run(RecordsApplication.class, arguments);
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

	/** Ticks in milliseconds, which is what the store keeps. */
	@Bean
	Clock clock() {
		return Clock.tickMillis(WorkingCalendar.ZONE);
	}

	@Bean
	Catalogue catalogue() {
		return Catalogue.load();
	}

	@Bean
	Agencies agencies() {
		return Agencies.load();
	}

	@Bean
	Provinces provinces() {
		return Provinces.load();
	}

	@Bean
	WorkingCalendar calendar() {
		return WorkingCalendar.load();
	}

	@Bean
	Keyring keyring(KeysetSettings settings, Clock clock) {
		return Keyring.open(settings.directory(), clock, settings.lease());
	}

	@Bean
	Policy policy(Agencies agencies) {
		return new Policy(agencies);
	}

	/**
	 * Where the keysets lie.
	 *
	 * @param directory the directory, made on first start
	 * @param lease how long they are used when they cannot be read again
	 */
	@ConfigurationProperties("project06.keysets")
	record KeysetSettings(Path directory, Duration lease) {
	}

}
