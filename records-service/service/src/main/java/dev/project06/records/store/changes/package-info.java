/**
 * Keeps all changes of dossiers in one order that never has a gap.
 */
@NullMarked
package dev.project06.records.store.changes;

import org.jspecify.annotations.NullMarked;
