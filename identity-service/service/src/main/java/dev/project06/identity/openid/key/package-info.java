/**
 * The keys that a provider signs with, and their change in two steps.
 */
@NullMarked
package dev.project06.identity.openid.key;

import org.jspecify.annotations.NullMarked;
