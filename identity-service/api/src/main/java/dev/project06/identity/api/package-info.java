/**
 * Contract of the identity service: the personal identification number, the signed
 * receipt, and the operations that other services call.
 */
@NullMarked
package dev.project06.identity.api;

import org.jspecify.annotations.NullMarked;
