package dev.project06.identity.openid.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import dev.project06.identity.api.ReceiptSigner;

/**
 * Makes what cannot be guessed, and the hash by which the store knows it.
 */
public final class Handles {

	private static final int BYTES = 32;

	private static final SecureRandom RANDOM = ReceiptSigner.random();

	private Handles() {
	}

	/**
	 * A new one.
	 * @return 43 characters of base64url, 256 bits
	 */
	public static String random() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * What may be stored in its place.
	 * @param handle what a caller holds
	 * @return 43 characters of base64url: its SHA-256
	 */
	public static String hash(String handle) {
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(handle.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Compares without telling by the time how much is alike.
	 * @param one a text
	 * @param other another
	 * @return whether they are the same
	 */
	public static boolean same(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
	}

}
