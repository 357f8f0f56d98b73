/**
 * Checks the bearer tokens of the realm.
 */
@NullMarked
package dev.project06.gateway.security;

import org.jspecify.annotations.NullMarked;
