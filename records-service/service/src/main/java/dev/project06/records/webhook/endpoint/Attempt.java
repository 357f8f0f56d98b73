package dev.project06.records.webhook.endpoint;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One try to deliver.
 *
 * @param at when it began
 * @param status HTTP status of the answer, {@code null} when there was none
 * @param failure why it failed, {@code null} when it did not
 * @param millis how long it took
 */
public record Attempt(Instant at, @Nullable Integer status, @Nullable String failure, long millis) {
}
