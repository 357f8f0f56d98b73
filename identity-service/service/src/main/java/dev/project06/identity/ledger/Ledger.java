package dev.project06.identity.ledger;

import reactor.core.publisher.Mono;

/**
 * Keeps every use of personal data for ever.
 */
public interface Ledger {

	/**
	 * Writes a use down. Data may be given out only after this has ended well.
	 * @param disclosure the use
	 * @return ends when it is kept
	 */
	Mono<Void> record(Disclosure disclosure);

}
