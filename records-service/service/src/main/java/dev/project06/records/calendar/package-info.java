/**
 * Working days of Vietnam and the appointment days that follow from them.
 */
@NullMarked
package dev.project06.records.calendar;

import org.jspecify.annotations.NullMarked;
