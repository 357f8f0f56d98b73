/**
 * Tells who calls, and decides what a caller may see and do.
 */
@NullMarked
package dev.project06.records.security;

import org.jspecify.annotations.NullMarked;
