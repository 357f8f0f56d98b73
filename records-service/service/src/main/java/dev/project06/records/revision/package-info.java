/**
 * Writes that name what they have read (RFC 9110, section 13.1.1).
 */
@NullMarked
package dev.project06.records.revision;

import org.jspecify.annotations.NullMarked;
