package dev.project06.records.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Standard Webhooks 1.0 does: HMAC-SHA-256 over id, time and body, once with
 * each secret.
 */
final class Signature {

	/** Begins a secret; the rest is Base64. */
	static final String PREFIX = "whsec_";

	private static final String ALGORITHM = "HmacSHA256";

	private Signature() {
	}

	/** The value of the header {@code webhook-signature}. */
	static String of(String id, long seconds, byte[] body, List<String> secrets) {
		byte[] head = (id + '.' + seconds + '.').getBytes(StandardCharsets.UTF_8);
		return secrets.stream().map((secret) -> "v1," + one(secret, head, body)).collect(Collectors.joining(" "));
	}

	private static String one(String secret, byte[] head, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
			mac.update(head);
			return Base64.getEncoder().encodeToString(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has HMAC-SHA-256", ex);
		}
	}

}
