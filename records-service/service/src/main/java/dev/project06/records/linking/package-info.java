/**
 * Attaches identifiers to dossiers, from receipts of the identity service only.
 */
@NullMarked
package dev.project06.records.linking;

import org.jspecify.annotations.NullMarked;
