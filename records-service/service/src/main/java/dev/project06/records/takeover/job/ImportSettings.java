package dev.project06.records.takeover.job;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of imports.
 *
 * @param largest most rows of one import
 * @param tries how often the identity service is asked again when it is away
 * @param pause the first pause between two tries
 * @param maxPause the longest pause between two tries
 */
@Validated
@ConfigurationProperties("project06.imports")
record ImportSettings(@Min(1) @Max(9_000_000) int largest, @Min(0) int tries, @NotNull Duration pause,
		@NotNull Duration maxPause) {
}
