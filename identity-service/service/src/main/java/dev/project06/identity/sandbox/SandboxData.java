package dev.project06.identity.sandbox;

import reactor.core.publisher.Mono;

/**
 * What a feature keeps in a sandbox and gives up when the sandbox is reset. The ledger
 * keeps what it has.
 */
@FunctionalInterface
public interface SandboxData {

	/**
	 * Forgets everything of a sandbox.
	 * @param sandbox its name
	 * @return ends when it is gone
	 */
	Mono<Void> clear(String sandbox);

}
