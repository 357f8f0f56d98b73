/**
 * Publishes what happened to dossiers, in order and without loss.
 */
@NullMarked
package dev.project06.records.outbox;

import org.jspecify.annotations.NullMarked;
