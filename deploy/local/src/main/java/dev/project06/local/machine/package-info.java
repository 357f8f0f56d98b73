/**
 * What the machine must offer before anything is started: ports, memory, disk.
 */
@NullMarked
package dev.project06.local.machine;

import org.jspecify.annotations.NullMarked;
