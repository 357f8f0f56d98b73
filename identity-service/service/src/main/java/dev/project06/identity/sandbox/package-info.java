/**
 * Worlds of their own for agencies and test runs: a clock, faults, a reset.
 */
@NullMarked
package dev.project06.identity.sandbox;

import org.jspecify.annotations.NullMarked;
