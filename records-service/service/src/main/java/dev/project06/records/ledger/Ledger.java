package dev.project06.records.ledger;

import java.time.Clock;

import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps every access for ever, in one chain of hashes for all instances.
 */
@Component
public final class Ledger {

	private final Chain chain;

	Ledger(Entries entries, Clock clock) {
		this.chain = new Chain(entries, clock);
	}

	/**
	 * Writes an access down. Data may be given out only after this has ended well.
	 * @param access the access
	 * @return ends when it is kept
	 */
	public Mono<Void> record(Access access) {
		return Mono.deferContextual((context) -> this.chain.append(access, TraceId.of(context)));
	}

}
