/**
 * Moves dossiers on, from reception to the returned result.
 */
@NullMarked
package dev.project06.records.handling;

import org.jspecify.annotations.NullMarked;
