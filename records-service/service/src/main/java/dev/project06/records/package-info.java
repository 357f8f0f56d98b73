/**
 * The records service: dossiers and the identifiers attached to them.
 */
@NullMarked
package dev.project06.records;

import org.jspecify.annotations.NullMarked;
