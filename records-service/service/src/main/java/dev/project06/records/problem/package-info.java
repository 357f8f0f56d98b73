/**
 * Every failure as an RFC 9457 problem: one table from exception to problem, and what
 * makes the reading of input strict.
 */
@NullMarked
package dev.project06.records.problem;

import org.jspecify.annotations.NullMarked;
