package dev.project06.records.webhook;

import java.time.Duration;

import dev.project06.records.webhook.endpoint.BackOff;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How agencies are called.
 *
 * @param origin who asks an address to agree, a host name
 * @param perAgency how many endpoints an agency may have
 * @param interval pause between two looks for something to do
 * @param atOnce how many dossiers an endpoint is told of at once
 * @param window how many deliveries of an endpoint are made before others are done
 * @param firstPause longest pause after the first failure; four times as long after each
 * @param longestPause longest pause of all
 * @param patience how long an endpoint may take nothing before it is disabled
 * @param overlap how long a secret is signed with after the next one was made
 * @param lease how long an instance that is silent is taken to work for its endpoints
 */
@Validated
@ConfigurationProperties("project06.webhook")
record WebhookSettings(@NotBlank String origin, @Min(1) int perAgency, @NotNull Duration interval, @Min(1) int atOnce,
		@Min(1) int window, @NotNull Duration firstPause, @NotNull Duration longestPause, @NotNull Duration patience,
		@NotNull Duration overlap, @NotNull Duration lease) {

	BackOff backOff() {
		return new BackOff(this.firstPause, this.longestPause);
	}

}
