package dev.project06.records.linking;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How pending links are worked off.
 *
 * @param interval pause between two looks
 * @param maxPause longest pause while the identity service is away
 */
@Validated
@ConfigurationProperties("project06.linking")
record LinkingSettings(@NotNull Duration interval, @NotNull Duration maxPause) {
}
