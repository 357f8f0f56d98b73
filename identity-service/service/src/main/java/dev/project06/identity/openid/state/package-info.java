/**
 * What the provider remembers for a while: requests, sessions, codes, tokens.
 */
@NullMarked
package dev.project06.identity.openid.state;

import org.jspecify.annotations.NullMarked;
