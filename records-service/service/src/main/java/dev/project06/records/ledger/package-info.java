/**
 * Writes down who saw which dossiers and numbers, and why: append-only and chained.
 */
@NullMarked
package dev.project06.records.ledger;

import org.jspecify.annotations.NullMarked;
