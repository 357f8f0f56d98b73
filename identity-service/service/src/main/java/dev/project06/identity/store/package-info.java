/**
 * Connects the store and makes it ready.
 */
@NullMarked
package dev.project06.identity.store;

import org.jspecify.annotations.NullMarked;
