package dev.project06.identity.api;

/**
 * A receipt as it travels.
 *
 * @param receipt a signed JWS in compact form; read it with {@link ReceiptCodec#read}
 */
public record IssuedReceipt(String receipt) {

	/** Nothing of the person: the receipt holds the number. */
	@Override
	public String toString() {
		return "IssuedReceipt[]";
	}

}
