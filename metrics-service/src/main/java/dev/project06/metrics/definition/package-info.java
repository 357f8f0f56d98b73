/**
 * The measures as declarations: what is divided by what, on whose authority, and against
 * which target.
 */
@NullMarked
package dev.project06.metrics.definition;

import org.jspecify.annotations.NullMarked;
