/**
 * Tests of the electronic identity accounts.
 */
@NullMarked
package dev.project06.identity.account;

import org.jspecify.annotations.NullMarked;
