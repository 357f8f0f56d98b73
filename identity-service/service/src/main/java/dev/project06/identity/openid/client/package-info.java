/**
 * The clients of a provider: who they are, what they may ask for, how they prove it.
 */
@NullMarked
package dev.project06.identity.openid.client;

import org.jspecify.annotations.NullMarked;
