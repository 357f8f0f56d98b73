package dev.project06.identity.events;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How events are published.
 *
 * @param bootstrap addresses of the brokers
 * @param partitions partitions of a topic, when it is made here
 * @param replicas copies of each partition, when it is made here
 * @param batch how many documents are read at a time
 * @param interval pause between two looks for events that were left behind
 * @param maxPause longest pause while the brokers are away
 */
@Validated
@ConfigurationProperties("project06.events")
record EventSettings(@NotBlank String bootstrap, @Min(1) int partitions, @Min(1) short replicas, @Min(1) int batch,
		@NotNull Duration interval, @NotNull Duration maxPause) {
}
