package dev.project06.identity.account;

import java.net.InetSocketAddress;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Holds up who calls too often without a token: by the number that the calls are about,
 * and by the address that they come from. Each instance counts for itself, by the real
 * time, and forgets all when it stops. Behind the gateway, which counts by caller, all
 * calls come from one address.
 */
@Component
class Flood {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final int REMEMBERED = 50_000;

	private final LoadingCache<String, Bucket> numbers;

	private final LoadingCache<String, Bucket> peers;

	Flood(AccountSettings settings) {
		this.numbers = buckets(settings.callsPerNumber());
		this.peers = buckets(settings.callsPerPeer());
	}

	private static LoadingCache<String, Bucket> buckets(int calls) {
		return Caffeine.newBuilder()
			.maximumSize(REMEMBERED)
			.expireAfterAccess(MINUTE)
			.build((key) -> Bucket.builder()
				.addLimit((limit) -> limit.capacity(calls).refillGreedy(calls, MINUTE))
				.build());
	}

	/** Ends, or refuses with the limit that is reached. */
	Mono<Void> admit(Sandbox sandbox, CitizenId citizenId, @Nullable InetSocketAddress peer) {
		return Mono.defer(() -> {
			String address = (peer != null && peer.getAddress() != null) ? peer.getAddress().getHostAddress() : "";
			ConsumptionProbe byPeer = this.peers.get(address).tryConsumeAndReturnRemaining(1);
			if (!byPeer.isConsumed()) {
				return refuse("too-many-from-address", byPeer);
			}
			ConsumptionProbe byNumber = this.numbers.get(sandbox.name() + '/' + citizenId.digits())
				.tryConsumeAndReturnRemaining(1);
			return byNumber.isConsumed() ? Mono.empty() : refuse("too-many-about-number", byNumber);
		});
	}

	private static Mono<Void> refuse(String check, ConsumptionProbe probe) {
		return Mono.error(RefusedException.of(ProblemName.TOO_MANY_REQUESTS, check,
				Duration.ofNanos(probe.getNanosToWaitForRefill())));
	}

}
