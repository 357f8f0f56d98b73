/**
 * What every endpoint of the OpenID provider shares: strict reading of requests, refusals
 * in the standard's words, addresses.
 */
@NullMarked
package dev.project06.identity.openid.protocol;

import org.jspecify.annotations.NullMarked;
