package dev.project06.records.webhook.sending;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where may be sent, and how long that may take.
 *
 * @param loopback opens this machine, also without TLS: for a sandbox
 * @param connectTimeout longest time for a connection
 * @param timeout longest time for all of a request and its answer
 */
@Validated
@ConfigurationProperties("project06.webhook.target")
public record TargetSettings(boolean loopback, @NotNull Duration connectTimeout, @NotNull Duration timeout) {
}
