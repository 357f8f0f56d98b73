/**
 * Keeps the endpoints of agencies and what was delivered to them.
 */
@NullMarked
package dev.project06.records.store.webhook;

import org.jspecify.annotations.NullMarked;
