/**
 * Starts, shows and stops the whole suite on one machine, without a container engine.
 */
@NullMarked
package dev.project06.local;

import org.jspecify.annotations.NullMarked;
