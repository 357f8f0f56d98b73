package dev.project06.identity.receipt;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptSigner;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Issues signed receipts on what was verified.
 */
@Component
public class Receipts {

	private final ReceiptSigner signer;

	private final ReceiptSettings settings;

	private final Clock clock;

	private final SecureRandom random = ReceiptSigner.random();

	private final byte[] publicKeys;

	Receipts(ReceiptSettings settings, Clock clock) {
		JWKSet keys = KeyFile.open(settings.keysFile());
		this.signer = new ReceiptSigner((ECKey) keys.getKeys().getFirst());
		this.publicKeys = keys.toString(true).getBytes(StandardCharsets.UTF_8);
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Vouches for a number that an officer confirmed.
	 * @param citizenId the number
	 * @param matched the fields that agreed with the register
	 * @param verifiedBy the officer or agency client
	 * @param agency the agency's code
	 * @param purpose why it was asked
	 * @return a signed JWS
	 */
	public String confirmation(CitizenId citizenId, List<String> matched, String verifiedBy, @Nullable String agency,
			Purpose purpose) {
		return issue(citizenId, Receipt.Method.CONFIRMATION, matched, 0, 0, verifiedBy, agency, purpose);
	}

	String login(CitizenId citizenId, int accountLevel, int authenticationLevel, String verifiedBy, Purpose purpose) {
		return issue(citizenId, Receipt.Method.LOGIN, List.of("citizenId"), accountLevel, authenticationLevel,
				verifiedBy, null, purpose);
	}

	private String issue(CitizenId citizenId, Receipt.Method method, List<String> matched, int accountLevel,
			int authenticationLevel, String verifiedBy, @Nullable String agency, Purpose purpose) {
		Instant now = this.clock.instant();
		return this.signer.sign(new Receipt(newId(), citizenId, method, matched, accountLevel, authenticationLevel,
				verifiedBy, agency, purpose, now, now.plus(this.settings.lifetime())));
	}

	private String newId() {
		return new UUID(this.random.nextLong(), this.random.nextLong()).toString();
	}

	/** The key set without its private parts, as JSON. */
	byte[] publicKeys() {
		return this.publicKeys.clone();
	}

}
