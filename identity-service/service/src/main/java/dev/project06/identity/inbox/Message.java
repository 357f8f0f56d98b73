package dev.project06.identity.inbox;

import java.util.List;
import java.util.Locale;

/**
 * A message to a person. Its words stand under {@code inbox.<kind>} in the message files
 * and never hold the number.
 *
 * @param kind what it is about
 * @param phone the masked phone number that it goes to
 * @param email whether it goes by e-mail too
 * @param arguments what the words name, such as the one-time code
 */
public record Message(Kind kind, String phone, boolean email, List<String> arguments) {

	/** The kind only: a code is a secret. */
	@Override
	public String toString() {
		return "Message[" + this.kind + "]";
	}

	/**
	 * What a message is about.
	 */
	public enum Kind {

		/** A one-time code and the minutes that it is good for. */
		CODE,

		/** An application has come in; until when it is decided on. */
		REGISTERED,

		/** It was approved; until when to activate. */
		APPROVED,

		/** It was refused. */
		REFUSED,

		/** The account is active. */
		ACTIVATED,

		/** It is locked. */
		LOCKED,

		/** It is no longer locked. */
		UNLOCKED,

		/** It is closed. */
		CLOSED;

		String key() {
			return "inbox." + name().toLowerCase(Locale.ROOT);
		}

	}

}
