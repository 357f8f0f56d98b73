package dev.project06.records.webhook.endpoint;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How long to wait after failures: four times as long after each, and of that a random
 * half is left out.
 *
 * @param first the longest wait after the first failure
 * @param longest the longest wait of all
 */
public record BackOff(Duration first, Duration longest) {

	private static final int ENOUGH = 30;

	/**
	 * The wait after some failures in a row.
	 * @param failures how many, from 1
	 * @param random a number from 0 to 1
	 * @param wish how long the address wants to be left alone, which holds up to the
	 * longest wait
	 * @return the wait
	 */
	public Duration after(int failures, double random, @Nullable Duration wish) {
		long most = this.longest.toMillis();
		double full = Math.min((double) most,
				this.first.toMillis() * Math.pow(4, Math.clamp(failures - 1L, 0, ENOUGH)));
		long wait = (long) (full * (0.5 + random / 2));
		return Duration.ofMillis((wish != null) ? Math.max(wait, Math.min(most, wish.toMillis())) : wait);
	}

}
