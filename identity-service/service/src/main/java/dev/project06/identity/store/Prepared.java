package dev.project06.identity.store;

import reactor.core.publisher.Mono;

/**
 * Something in the store that has to be made ready once, such as an index. The service is
 * not ready before all of it is.
 */
@FunctionalInterface
public interface Prepared {

	/**
	 * Makes it ready; may be called again.
	 * @return ends when it is ready
	 */
	Mono<Void> prepare();

}
