package dev.project06.identity.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptCodec;
import dev.project06.identity.problem.RefusedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyRingTests {

	private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

	private static final Duration KEPT = Duration.ofMinutes(5);

	private final ECKey first = KeyFile.newKey(NOW);

	private final ECKey second = KeyFile.newKey(NOW);

	private final KeyRing ring = new KeyRing(new JWKSet(this.first));

	@Test
	void theNextKeyIsPublishedBeforeItSigns() {
		KeyRing published = this.ring.publish(this.second);
		assertThat(published.signing()).isEqualTo(this.first);
		assertThat(ids(published)).containsExactly(this.first.getKeyID(), this.second.getKeyID());
		KeyRing rotated = published.rotate(NOW.plus(KEPT), KEPT);
		assertThat(rotated.signing()).isEqualTo(this.second);
		assertThat(ids(rotated)).containsExactly(this.second.getKeyID(), this.first.getKeyID());
	}

	@Test
	void aRetiredKeyStaysForEverAndCanSignNoMore() {
		KeyRing old = this.ring;
		for (int i = 0; i < 5; i++) {
			old = old.publish(KeyFile.newKey(NOW)).rotate(NOW.plus(KEPT), KEPT);
		}
		assertThat(ids(old)).hasSize(6).endsWith(this.first.getKeyID());
		assertThat(old.keys().getKeys().stream().filter(JWK::isPrivate)).containsExactly(old.signing());
	}

	@Test
	void aReceiptFromBeforeIsCheckedWithTheKeysOfLater() {
		Receipt receipt = new Receipt("1", CitizenId.of("901190007792"), Receipt.Method.CONFIRMATION,
				List.of("fullName"), 0, 0, "officer", "H26", new Purpose("1.004222", "Luật Căn cước", null), NOW,
				NOW.plusSeconds(600));
		String jws = ReceiptCodec.sign(receipt, this.ring.signing());
		KeyRing later = this.ring.publish(this.second).rotate(NOW.plus(KEPT), KEPT);
		assertThat(ReceiptCodec.read(jws, later.keys().toPublicJWKSet(), NOW.plusSeconds(60))).isEqualTo(receipt);
	}

	@Test
	void aStepOutOfTurnIsRefused() {
		refused("no-next-key-is-published", () -> this.ring.rotate(NOW.plus(KEPT), KEPT));
		KeyRing published = this.ring.publish(this.second);
		refused("next-key-is-published", () -> published.publish(KeyFile.newKey(NOW)));
		refused("next-key-not-yet-fetched", () -> published.rotate(NOW.plus(KEPT).minusMillis(1), KEPT));
	}

	private static void refused(String check, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(step)
			.extracting(RefusedException::check)
			.isEqualTo(check);
	}

	private static List<String> ids(KeyRing ring) {
		return ring.keys().getKeys().stream().map(JWK::getKeyID).toList();
	}

}
