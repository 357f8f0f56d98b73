package dev.project06.metrics.stream;

import java.nio.file.Path;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the events come from and where the stores lie.
 *
 * @param bootstrap addresses of brokers
 * @param directory of the stores; may be lost, then they are built from their topics
 * @param partitions of the topic of events, if this service is the first to need it
 * @param threads that count
 */
@ConfigurationProperties("project06.stream")
@Validated
record StreamSettings(@NotBlank String bootstrap, Path directory, @Min(1) @Max(1000) int partitions,
		@Min(1) @Max(64) int threads) {
}
