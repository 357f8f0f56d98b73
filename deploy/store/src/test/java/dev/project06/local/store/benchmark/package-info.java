/**
 * How fast the store is, and that it stays so as it grows.
 */
@NullMarked
package dev.project06.local.store.benchmark;

import org.jspecify.annotations.NullMarked;
