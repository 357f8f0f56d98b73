/**
 * The stream topology: dossier events in, exact sums by cell out.
 */
@NullMarked
package dev.project06.metrics.topology;

import org.jspecify.annotations.NullMarked;
