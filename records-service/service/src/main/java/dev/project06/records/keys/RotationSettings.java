package dev.project06.records.keys;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How keys are changed.
 *
 * @param interval pause between two looks
 * @param grace how long to wait until every instance has seen a change of the file and
 * has ended what it began before: longer than the lease of the keysets and the longest
 * request together
 * @param lease how long an instance may be silent before another goes on with its work
 * @param batch how many persons are done between two signs
 */
@Validated
@ConfigurationProperties("project06.rotation")
record RotationSettings(@NotNull Duration interval, @NotNull Duration grace, @NotNull Duration lease,
		@Min(1) int batch) {
}
