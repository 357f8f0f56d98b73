/**
 * Issues receipts, and keeps and publishes the keys that they are signed with.
 */
@NullMarked
package dev.project06.identity.receipt;

import org.jspecify.annotations.NullMarked;
