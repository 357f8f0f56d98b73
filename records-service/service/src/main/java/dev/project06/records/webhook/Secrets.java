package dev.project06.records.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import dev.project06.records.encryption.Keyring;
import dev.project06.records.encryption.TextCipher;
import dev.project06.records.webhook.endpoint.Endpoint;
import dev.project06.records.webhook.endpoint.SigningSecret;

import org.springframework.stereotype.Component;

/**
 * Makes secrets and seals them, each for its endpoint only. A secret is shown in the
 * answer to the request that made it and nowhere else.
 */
@Component
final class Secrets {

	private static final int BYTES = 32;

	private static final int ID_BYTES = 16;

	private final TextCipher cipher;

	private final SecureRandom random = new SecureRandom();

	Secrets(Keyring keyring) {
		this.cipher = keyring.current().textCipher();
	}

	String newId() {
		return "wh_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(ID_BYTES));
	}

	String newSecret() {
		return Signature.PREFIX + Base64.getEncoder().encodeToString(bytes(BYTES));
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	SigningSecret seal(String secret, String endpoint, Instant now) {
		return new SigningSecret(sealText(secret, endpoint), now, null);
	}

	String sealText(String text, String endpoint) {
		return this.cipher.seal(text, "webhook " + endpoint);
	}

	String openText(String sealed, String endpoint) {
		return this.cipher.open(sealed, "webhook " + endpoint);
	}

	/** The secrets to sign with now, the latest first. */
	List<String> valid(Endpoint endpoint, Instant now) {
		return endpoint.secrets()
			.stream()
			.filter((secret) -> secret.isValid(now))
			.map((secret) -> openText(secret.sealed(), endpoint.id()))
			.toList();
	}

}
