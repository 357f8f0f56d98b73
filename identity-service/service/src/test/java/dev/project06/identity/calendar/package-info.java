/**
 * Tests of the working days.
 */
@NullMarked
package dev.project06.identity.calendar;

import org.jspecify.annotations.NullMarked;
