/**
 * Decides who may call what, from the tokens of the realm.
 */
@NullMarked
package dev.project06.metrics.security;

import org.jspecify.annotations.NullMarked;
