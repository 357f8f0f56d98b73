/**
 * Tells agencies what changed, in one order, to be read on from where they were.
 */
@NullMarked
package dev.project06.records.feed;

import org.jspecify.annotations.NullMarked;
