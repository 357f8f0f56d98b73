package dev.project06.records.dossier;

import java.time.Instant;

/**
 * A time during which an agency waited for papers or for a payment.
 *
 * @param from when it asked
 * @param until when it got what it asked for, not before that
 */
public record Wait(Instant from, Instant until) {
}
