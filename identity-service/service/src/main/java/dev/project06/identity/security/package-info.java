/**
 * Decides who may call what, from the tokens of the realm.
 */
@NullMarked
package dev.project06.identity.security;

import org.jspecify.annotations.NullMarked;
