/**
 * The terms that agencies handle dossiers on: procedure and calendar together.
 */
@NullMarked
package dev.project06.records.terms;

import org.jspecify.annotations.NullMarked;
