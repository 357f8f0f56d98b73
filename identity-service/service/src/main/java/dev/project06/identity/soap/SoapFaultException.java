package dev.project06.identity.soap;

import org.jspecify.annotations.Nullable;

/**
 * A message that cannot be answered. Names the failed check and the element of the
 * contract, never what was sent.
 */
final class SoapFaultException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String code;

	private final String check;

	private final @Nullable String element;

	private SoapFaultException(String code, String check, @Nullable String element) {
		super(check);
		this.code = code;
		this.check = check;
		this.element = element;
	}

	/** The sender's fault. */
	static SoapFaultException client(String check) {
		return new SoapFaultException("Client", check, null);
	}

	/** The sender's fault, in that element. */
	static SoapFaultException client(String check, String element) {
		return new SoapFaultException("Client", check, element);
	}

	/** One of the codes that SOAP 1.1 names beside. */
	static SoapFaultException of(String code, String check) {
		return new SoapFaultException(code, check, null);
	}

	String code() {
		return this.code;
	}

	String check() {
		return this.check;
	}

	@Nullable String element() {
		return this.element;
	}

}
