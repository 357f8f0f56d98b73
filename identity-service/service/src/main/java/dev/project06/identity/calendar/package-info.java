/**
 * The working days of public bodies, by which legal terms are counted.
 */
@NullMarked
package dev.project06.identity.calendar;

import org.jspecify.annotations.NullMarked;
