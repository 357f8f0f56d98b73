/**
 * Gives testers people to work with, which no real register would.
 */
@NullMarked
package dev.project06.identity.persona;

import org.jspecify.annotations.NullMarked;
