/**
 * Answers refusals and failures as RFC 9457 problems in Vietnamese and English.
 */
@NullMarked
package dev.project06.gateway.problem;

import org.jspecify.annotations.NullMarked;
