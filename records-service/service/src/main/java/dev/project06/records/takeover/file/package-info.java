/**
 * Reads files of old dossiers row by row, as they come in.
 */
@NullMarked
package dev.project06.records.takeover.file;

import org.jspecify.annotations.NullMarked;
