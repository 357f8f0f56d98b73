/**
 * Keeps personal identification numbers sealed, searchable and erasable.
 */
@NullMarked
package dev.project06.records.encryption;

import org.jspecify.annotations.NullMarked;
