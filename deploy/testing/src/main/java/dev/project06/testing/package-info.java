/**
 * What the tests of more than one module need: a guard on the log, an issuer of signed
 * tokens, and the architecture rules.
 */
@NullMarked
package dev.project06.testing;

import org.jspecify.annotations.NullMarked;
