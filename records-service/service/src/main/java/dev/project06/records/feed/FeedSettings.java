package dev.project06.records.feed;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How changes are told.
 *
 * @param interval pause between two looks for new ones, for all who wait together
 */
@Validated
@ConfigurationProperties("project06.feed")
record FeedSettings(@NotNull Duration interval) {
}
