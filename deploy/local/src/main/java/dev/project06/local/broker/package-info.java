/**
 * The Kafka broker, from its Maven artifacts.
 */
@NullMarked
package dev.project06.local.broker;

import org.jspecify.annotations.NullMarked;
