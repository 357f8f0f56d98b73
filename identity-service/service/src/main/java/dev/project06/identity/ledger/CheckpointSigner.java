package dev.project06.identity.ledger;

import dev.project06.identity.api.LedgerCheckpoint;

/**
 * Vouches for the end of a chain with the keys of the service.
 */
@FunctionalInterface
public interface CheckpointSigner {

	/**
	 * Signs a checkpoint.
	 * @param checkpoint the checkpoint
	 * @return a JWS in compact form
	 */
	String sign(LedgerCheckpoint checkpoint);

}
