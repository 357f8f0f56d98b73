package dev.project06.gateway.limits;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Gives each client its share of calls. Shares are counted in this process; a client that
 * was not seen for long starts again with a full share.
 */
@Component
public final class RateLimits {

	private static final Duration FORGET = Duration.ofMinutes(10);

	private final LimitSettings settings;

	private final String policy;

	private final LoadingCache<String, Bucket> buckets;

	RateLimits(LimitSettings settings) {
		this.settings = settings;
		this.policy = "\"client\";q=" + settings.burst() + ";w=" + ceil(settings.burst(), settings.rate());
		this.buckets = Caffeine.newBuilder()
			.maximumSize(settings.clients())
			.expireAfterAccess(FORGET)
			.executor(Runnable::run)
			.build((client) -> bucket());
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.settings.burst())
				.refillGreedy(this.settings.rate(), Duration.ofSeconds(1)))
			.build();
	}

	/**
	 * Takes one call out of a client's share.
	 * @param client the key of the client
	 * @return whether it was there, and what is left
	 */
	public Share take(String client) {
		ConsumptionProbe probe = this.buckets.get(client).tryConsumeAndReturnRemaining(1);
		long left = probe.getRemainingTokens();
		long reset = probe.isConsumed() ? ceil(this.settings.burst() - left, this.settings.rate())
				: Math.max(1, ceil(probe.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1)));
		return new Share(probe.isConsumed(), left, reset, this.policy);
	}

	private static long ceil(long dividend, long divisor) {
		return Math.ceilDiv(dividend, divisor);
	}

	/**
	 * What a client has.
	 *
	 * @param granted whether the call is within the share
	 * @param left calls that are left now
	 * @param waitSeconds seconds until a call is there again, or until the share is whole
	 * @param policy the policy as a header says it
	 */
	public record Share(boolean granted, long left, long waitSeconds, String policy) {

		/**
		 * Tells the client what it has.
		 * @param headers the headers of the answer
		 */
		public void tell(HttpHeaders headers) {
			headers.set("RateLimit-Policy", this.policy);
			headers.set("RateLimit", "\"client\";r=" + this.left + ";t=" + this.waitSeconds);
			if (!this.granted) {
				headers.set(HttpHeaders.RETRY_AFTER, Long.toString(this.waitSeconds));
			}
		}

	}

}
