package dev.project06.records.dossier;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The appointment was put off, with an apology (form 04).
 *
 * @param at when
 * @param from the day of the appointment before
 * @param until the new day of the appointment
 * @param reason why
 */
public record Extension(Instant at, LocalDate from, LocalDate until, String reason) {
}
