package dev.project06.records.webhook.endpoint;

import java.time.Instant;

/**
 * An endpoint that has not taken anything since it first failed.
 *
 * @param since when it first failed
 * @param away how many times in a row it was not there
 * @param pausedUntil when it is tried again, if it was not there
 * @param reason the latest failure
 */
public record Trouble(Instant since, int away, Instant pausedUntil, String reason) {
}
