package dev.project06.records.calendar;

import java.time.Instant;

/**
 * A time during which an agency waits for the citizen, for a supplement or a payment, and
 * the statutory time rests (tạm dừng tính thời hạn).
 *
 * @param from when the agency asked
 * @param until when it got what it asked for, not before that
 */
public record Suspension(Instant from, Instant until) {

	public Suspension {
		if (until.isBefore(from)) {
			throw new IllegalArgumentException("a suspension ends before it begins");
		}
	}

}
