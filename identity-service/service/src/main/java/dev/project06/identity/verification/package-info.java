/**
 * Confirms that a number belongs to a person of that name and birth date (033).
 */
@NullMarked
package dev.project06.identity.verification;

import org.jspecify.annotations.NullMarked;
