/**
 * Rates of online public services, counted from dossier events and served over HTTP.
 */
@NullMarked
package dev.project06.metrics;

import org.jspecify.annotations.NullMarked;
