/**
 * Says who may do what behind the gateway, and denies what nothing allows.
 */
@NullMarked
package dev.project06.gateway.access;

import org.jspecify.annotations.NullMarked;
