package dev.project06.records.relinking;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How number changes are followed.
 *
 * @param interval pause between two looks at the feed
 * @param maxPause longest pause after failures
 * @param again how long after a change dossiers are looked through once more: longer than
 * a receipt on the old number may be used
 */
@Validated
@ConfigurationProperties("project06.relinking")
record RelinkingSettings(@NotNull Duration interval, @NotNull Duration maxPause, @NotNull Duration again) {
}
