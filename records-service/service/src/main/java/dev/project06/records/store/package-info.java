/**
 * Keeps dossiers, persons and counters in MongoDB, one write for each change.
 */
@NullMarked
package dev.project06.records.store;

import org.jspecify.annotations.NullMarked;
