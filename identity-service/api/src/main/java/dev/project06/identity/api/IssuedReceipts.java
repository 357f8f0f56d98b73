package dev.project06.identity.api;

import java.util.List;

/**
 * Receipts as they travel.
 *
 * @param receipts a signed JWS in compact form for each purpose, in their order; read
 * them with {@link ReceiptCodec#read}
 */
public record IssuedReceipts(List<String> receipts) {

	public IssuedReceipts {
		receipts = List.copyOf(receipts);
	}

	/** How many: the receipts hold the number. */
	@Override
	public String toString() {
		return "IssuedReceipts[" + this.receipts.size() + "]";
	}

}
