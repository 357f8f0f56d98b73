package dev.project06.records.ledger;

/**
 * More accesses wait to be written down than the service holds in memory.
 */
public final class LedgerFullException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	LedgerFullException() {
		super("Too many accesses wait to be written down");
	}

}
