/**
 * Sends to addresses that agencies give, and to none inside.
 */
@NullMarked
package dev.project06.records.webhook.sending;

import org.jspecify.annotations.NullMarked;
