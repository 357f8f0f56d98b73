/**
 * Tells agencies what changed by calling them.
 */
@NullMarked
package dev.project06.records.webhook;

import org.jspecify.annotations.NullMarked;
