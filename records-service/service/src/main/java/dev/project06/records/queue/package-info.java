/**
 * The officers' queue of dossiers that nobody could be linked to by itself.
 */
@NullMarked
package dev.project06.records.queue;

import org.jspecify.annotations.NullMarked;
