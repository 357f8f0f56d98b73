/**
 * Shows dossiers to those who may see them.
 */
@NullMarked
package dev.project06.records.reading;

import org.jspecify.annotations.NullMarked;
