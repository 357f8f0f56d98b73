/**
 * Follows each call by its trace and writes one line about it.
 */
@NullMarked
package dev.project06.gateway.calls;

import org.jspecify.annotations.NullMarked;
