package dev.project06.identity.sample;

import java.util.Locale;

/**
 * What a sample is of.
 */
public enum SampleKind {

	/** A picture of the face. */
	FACE,

	/** A fingerprint. */
	FINGERPRINT,

	/** An answer of the chip of the identity card. */
	CARD,

	/** An answer of the registered device. */
	DEVICE;

	boolean isBiometric() {
		return this == FACE || this == FINGERPRINT;
	}

	/** The check that somebody else's sample fails. */
	String notAlike() {
		String name = name().toLowerCase(Locale.ROOT);
		return isBiometric() ? name + "-not-alike" : "wrong-" + name;
	}

}
