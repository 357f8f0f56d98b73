/**
 * VNeID as an OpenID provider, one for each sandbox: authorisation code flow with its
 * login page, tokens, userinfo, logout.
 */
@NullMarked
package dev.project06.identity.openid;

import org.jspecify.annotations.NullMarked;
