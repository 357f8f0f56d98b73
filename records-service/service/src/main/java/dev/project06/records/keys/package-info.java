/**
 * Changes keys while they are used, gives numbers out, and erases them.
 */
@NullMarked
package dev.project06.records.keys;

import org.jspecify.annotations.NullMarked;
