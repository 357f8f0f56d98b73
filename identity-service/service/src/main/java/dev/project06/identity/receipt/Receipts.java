package dev.project06.identity.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.LedgerCheckpoint;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptSigner;
import dev.project06.identity.ledger.CheckpointSigner;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Issues signed receipts on what was verified, and signs checkpoints of the ledger.
 */
@Component
public class Receipts implements CheckpointSigner {

	/** How long others keep the key set. */
	static final Duration KEYS_KEPT = Duration.ofMinutes(5);

	private final ReceiptSettings settings;

	private final Clock clock;

	private final SecureRandom random = ReceiptSigner.random();

	private final AtomicReference<Ready> ready;

	Receipts(ReceiptSettings settings, Clock clock) {
		this.ready = new AtomicReference<>(Ready.with(new KeyRing(KeyFile.open(settings.keysFile()))));
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

	/**
	 * Vouches for a number that the register gave in place of another.
	 * @param citizenId the number
	 * @param verifiedBy the service that keeps the other
	 * @param purpose why it was asked
	 * @return a signed JWS
	 */
	public String renewal(CitizenId citizenId, String verifiedBy, Purpose purpose) {
		return issue(citizenId, Receipt.Method.RENEWAL, List.of("citizenId"), 0, 0, verifiedBy, null, purpose);
	}

	String login(CitizenId citizenId, int accountLevel, int authenticationLevel, String verifiedBy, Purpose purpose) {
		return issue(citizenId, Receipt.Method.LOGIN, List.of("citizenId"), accountLevel, authenticationLevel,
				verifiedBy, null, purpose);
	}

	@Override
	public String sign(LedgerCheckpoint checkpoint) {
		return this.ready.get().signer().sign(checkpoint);
	}

	private String issue(CitizenId citizenId, Receipt.Method method, List<String> matched, int accountLevel,
			int authenticationLevel, String verifiedBy, @Nullable String agency, Purpose purpose) {
		Instant now = this.clock.instant();
		return this.ready.get()
			.signer()
			.sign(new Receipt(newId(), citizenId, method, matched, accountLevel, authenticationLevel, verifiedBy,
					agency, purpose, now, now.plus(this.settings.lifetime())));
	}

	private String newId() {
		return new UUID(this.random.nextLong(), this.random.nextLong()).toString();
	}

	/** The key set without its private parts, as JSON. */
	byte[] publicKeys() {
		return this.ready.get().publicKeys().getBytes(StandardCharsets.UTF_8);
	}

	/** Publishes the next key; blocks while the file is written. */
	void publishNext() throws IOException {
		change((ring) -> ring.publish(KeyFile.newKey(this.clock.instant())));
	}

	/** Lets the next key sign; blocks while the file is written. */
	void rotate() throws IOException {
		change((ring) -> ring.rotate(this.clock.instant(), KEYS_KEPT));
	}

	/** The file first: what has signed can always be checked after a restart. */
	private synchronized void change(UnaryOperator<KeyRing> step) throws IOException {
		KeyRing next = step.apply(this.ready.get().ring());
		KeyFile.write(this.settings.keysFile(), next.keys());
		this.ready.set(Ready.with(next));
	}

	/**
	 * The keys, made ready for use.
	 *
	 * @param ring the keys
	 * @param signer signs with the first
	 * @param publicKeys the set as others see it
	 */
	private record Ready(KeyRing ring, ReceiptSigner signer, String publicKeys) {

		static Ready with(KeyRing ring) {
			return new Ready(ring, new ReceiptSigner(ring.signing()), ring.keys().toString(true));
		}

	}

}
