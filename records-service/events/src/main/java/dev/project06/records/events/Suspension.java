package dev.project06.records.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The time during which the clock of a dossier stood still, because the agency waited for
 * papers or for a payment.
 *
 * @param since since when it stands still, if it does now
 * @param seconds how long it stood still before, in whole seconds
 */
public record Suspension(@Nullable Instant since, long seconds) {

	/** It never stood still. */
	public static final Suspension NONE = new Suspension(null, 0);

	/**
	 * Checks the time.
	 * @throws MalformedEventException naming the first check that fails
	 */
	public Suspension {
		DossierEvent.check(seconds >= 0, "suspension.seconds is below 0");
	}

}
