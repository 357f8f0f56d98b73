/**
 * Gives out many dossiers at once, as a stream of lines.
 */
@NullMarked
package dev.project06.records.export;

import org.jspecify.annotations.NullMarked;
