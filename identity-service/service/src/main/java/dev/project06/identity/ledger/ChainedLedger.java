package dev.project06.identity.ledger;

import java.util.List;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.project06.identity.number.SealedNumbers;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * A chain of hashes per sandbox, in the store.
 */
@Component
final class ChainedLedger implements Ledger {

	private static final int CHAINS = 1000;

	private final SealedNumbers numbers;

	/** Two of one sandbox get along as two instances do. */
	private final LoadingCache<String, Chain> chains;

	ChainedLedger(SealedNumbers numbers, EntryStore store) {
		this.numbers = numbers;
		this.chains = Caffeine.newBuilder().maximumSize(CHAINS).build((sandbox) -> new Chain(sandbox, store));
	}

	@Override
	public Mono<Void> record(Disclosure disclosure) {
		return Mono.defer(() -> {
			List<String> subjects = disclosure.about().stream().distinct().map(this.numbers::seal).toList();
			return this.chains.get(disclosure.sandbox().name()).append(disclosure, subjects);
		});
	}

}
