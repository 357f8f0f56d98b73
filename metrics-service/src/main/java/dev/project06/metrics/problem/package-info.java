/**
 * Every failure as an RFC 9457 problem: one table from exception to problem.
 */
@NullMarked
package dev.project06.metrics.problem;

import org.jspecify.annotations.NullMarked;
