/**
 * Bounds how much one client may ask.
 */
@NullMarked
package dev.project06.gateway.limits;

import org.jspecify.annotations.NullMarked;
