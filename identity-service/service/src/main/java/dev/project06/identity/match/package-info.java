/**
 * Finds whom rows of old files mean, many at once.
 */
@NullMarked
package dev.project06.identity.match;

import org.jspecify.annotations.NullMarked;
