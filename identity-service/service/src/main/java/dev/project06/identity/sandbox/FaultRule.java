package dev.project06.identity.sandbox;

import java.time.Duration;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * What is to fail, and how often. The draws depend on seed and order alone, so a run
 * repeats.
 *
 * @param fault what fails
 * @param share how often, from 0 to 1; 1 when not said
 * @param seed decides which of the calls; 0 when not said
 * @param delay for {@link Fault#LATENCY}, how long; one second when not said
 * @param path only calls whose path begins with this; all when not said
 */
public record FaultRule(@NotNull Fault fault, @DecimalMin("0") @DecimalMax("1") @Nullable Double share,
		@Nullable Long seed, @DurationMin @DurationMax(minutes = 2) @Nullable Duration delay,
		@Size(max = 200) @Pattern(regexp = "/[0-9A-Za-z./_-]*") @Nullable String path) {

	double shareOrAll() {
		return (this.share != null) ? this.share : 1;
	}

	/**
	 * How long a call is held up.
	 * @return one second when the rule does not say
	 */
	public Duration delayOrSecond() {
		return (this.delay != null) ? this.delay : Duration.ofSeconds(1);
	}

	boolean concerns(String called) {
		return this.path == null || called.startsWith(this.path);
	}

}
