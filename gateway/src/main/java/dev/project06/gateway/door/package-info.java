/**
 * Looks at each request before anything else does, and cleans or refuses it.
 */
@NullMarked
package dev.project06.gateway.door;

import org.jspecify.annotations.NullMarked;
