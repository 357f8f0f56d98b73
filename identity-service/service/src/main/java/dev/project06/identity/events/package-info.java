/**
 * Publishes what happened, in order and without loss: events wait in the documents that
 * they are about.
 */
@NullMarked
package dev.project06.identity.events;

import org.jspecify.annotations.NullMarked;
