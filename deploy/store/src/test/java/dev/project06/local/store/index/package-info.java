/**
 * Rules that keys and searches by index keep.
 */
@NullMarked
package dev.project06.local.store.index;

import org.jspecify.annotations.NullMarked;
