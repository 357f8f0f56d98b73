/**
 * The population register of a sandbox: the synthetic people with the changes that were
 * made there on top.
 */
@NullMarked
package dev.project06.identity.register;

import org.jspecify.annotations.NullMarked;
