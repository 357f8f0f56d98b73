package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * An officer has left the holder of a dossier open.
 *
 * @param reason why
 * @param until the day on which it is looked at again; none for a holder who cannot be
 * identified
 * @param by the officer
 * @param at when
 */
public record Aside(String reason, @Nullable LocalDate until, Actor by, Instant at) {
}
