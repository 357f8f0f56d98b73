/**
 * What the store promises, seen through a real driver.
 */
@NullMarked
package dev.project06.local.store;

import org.jspecify.annotations.NullMarked;
