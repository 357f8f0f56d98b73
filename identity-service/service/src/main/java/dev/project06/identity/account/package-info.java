/**
 * Electronic identity accounts: their life from registration to closing, and login.
 */
@NullMarked
package dev.project06.identity.account;

import org.jspecify.annotations.NullMarked;
