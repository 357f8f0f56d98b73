/**
 * One part of the suite as a process: how it starts, gets ready, is recorded, stops.
 */
@NullMarked
package dev.project06.local.process;

import org.jspecify.annotations.NullMarked;
