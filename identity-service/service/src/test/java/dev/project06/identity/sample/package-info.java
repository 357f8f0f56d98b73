/**
 * Tests of the samples.
 */
@NullMarked
package dev.project06.identity.sample;

import org.jspecify.annotations.NullMarked;
