package dev.project06.metrics.stream;

import java.time.Duration;

import dev.project06.metrics.cell.Progress;

/**
 * How far the figures go.
 *
 * @param progress of all partitions together
 * @param behind how many records of the topic are not in the figures
 * @param since how long ago the figures were last known to hold every record
 */
public record Freshness(Progress progress, long behind, Duration since) {
}
