/**
 * Takes dossiers in: online from citizens, at counters and by post from officers.
 */
@NullMarked
package dev.project06.records.filing;

import org.jspecify.annotations.NullMarked;
