/**
 * Looks for dossiers by what officials know of them.
 */
@NullMarked
package dev.project06.records.search;

import org.jspecify.annotations.NullMarked;
