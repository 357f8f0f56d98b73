/**
 * Answers questions for figures over HTTP.
 */
@NullMarked
package dev.project06.metrics.query;

import org.jspecify.annotations.NullMarked;
