/**
 * Tells those who keep numbers what happened to them, and vouches for the new ones.
 */
@NullMarked
package dev.project06.identity.renewal;

import org.jspecify.annotations.NullMarked;
