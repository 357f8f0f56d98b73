package dev.project06.identity.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * How the clock of a sandbox goes.
 *
 * @param ahead how far it runs ahead of the real one; negative for behind
 * @param stoppedAt the time at which it stands still, or {@code null} when it runs
 */
record SandboxTime(Duration ahead, @Nullable Instant stoppedAt) {

	static final SandboxTime REAL = new SandboxTime(Duration.ZERO, null);

	Clock clock(Clock real) {
		return (this.stoppedAt != null) ? Clock.fixed(this.stoppedAt, ZoneOffset.UTC) : Clock.offset(real, this.ahead);
	}

}
