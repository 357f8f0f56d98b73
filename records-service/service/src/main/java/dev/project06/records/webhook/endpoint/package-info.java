/**
 * What agencies have subscribed to and what became of it: decisions only.
 */
@NullMarked
package dev.project06.records.webhook.endpoint;

import org.jspecify.annotations.NullMarked;
