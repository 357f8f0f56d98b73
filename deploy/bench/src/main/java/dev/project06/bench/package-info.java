/**
 * Puts load on the running suite and prints what came of it.
 */
@NullMarked
package dev.project06.bench;

import org.jspecify.annotations.NullMarked;
