package dev.project06.gateway.door;

import io.netty.handler.codec.DecoderException;

/**
 * A body broke off its framing. It must never look like a whole one behind the gateway.
 */
final class BrokenBodyException extends DecoderException {

	private static final long serialVersionUID = 1L;

	BrokenBodyException(Throwable cause) {
		super("The body breaks its framing", cause);
	}

}
