/**
 * Runs the topology against the broker, and holds the sums of all partitions in memory
 * for the queries.
 */
@NullMarked
package dev.project06.metrics.stream;

import org.jspecify.annotations.NullMarked;
