/**
 * Makes dossiers of what earlier systems say of theirs: the one way in for imports and
 * for systems that synchronise.
 */
@NullMarked
package dev.project06.records.takeover;

import org.jspecify.annotations.NullMarked;
