/**
 * Keeps imports of old dossiers: the jobs, what each row was answered, and the dossiers,
 * many at once.
 */
@NullMarked
package dev.project06.records.store.takeover;

import org.jspecify.annotations.NullMarked;
