package dev.project06.identity.sample;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.ReceiptSigner;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Takes and checks samples. A sample counts once in a sandbox: whoever plays one back is
 * refused, as a liveness check would.
 */
@Component
public class Samples implements SandboxData, Prepared {

	private static final int NONCE_BYTES = 16;

	private static final int ANSWER_BYTES = NONCE_BYTES + 32;

	private final SealedNumbers numbers;

	private final double threshold;

	private final MongoCollection<Document> seen;

	private final SecureRandom random = ReceiptSigner.random();

	Samples(MongoDatabase database, SealedNumbers numbers, SampleSettings settings) {
		this.numbers = numbers;
		this.threshold = settings.threshold();
		this.seen = database.getCollection("samples");
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.seen.createIndex(Indexes.ascending("sandbox"))).then();
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.seen.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

	/**
	 * Takes a sample.
	 * @param citizenId of whom
	 * @param kind what of
	 * @param quality from 0 to 1; without meaning for cards and devices
	 * @param seed decides the noise; another one each time when {@code null}
	 * @return the sample in base64
	 */
	public String take(CitizenId citizenId, SampleKind kind, double quality, @Nullable Long seed) {
		return Base64.getEncoder()
			.encodeToString(kind.isBiometric() ? Vector
				.sample(Vector.template(citizenId, kind), quality, (seed != null) ? seed : this.random.nextLong())
				.encode() : answer(citizenId, kind, nonce(seed)));
	}

	/**
	 * Checks a sample.
	 * @param sandbox where
	 * @param citizenId of whom it is said to be
	 * @param kind what of
	 * @param sample the sample in base64
	 * @return the check that failed, or an empty text when it is a fresh sample of that
	 * person
	 */
	public Mono<String> check(Sandbox sandbox, CitizenId citizenId, SampleKind kind, String sample) {
		byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(sample);
		}
		catch (IllegalArgumentException ex) {
			return Mono.just("sample-not-base64");
		}
		Optional<String> flaw = kind.isBiometric() ? Vector.flaw(bytes)
				: (bytes.length != ANSWER_BYTES) ? Optional.of("sample-length") : Optional.empty();
		if (flaw.isPresent()) {
			return Mono.just(flaw.get());
		}
		String check = isOf(citizenId, kind, bytes) ? "" : kind.notAlike();
		return firstTime(sandbox, bytes).map((first) -> first ? check : "sample-replayed");
	}

	private boolean isOf(CitizenId citizenId, SampleKind kind, byte[] bytes) {
		if (kind.isBiometric()) {
			return Vector.decode(bytes).similarity(Vector.template(citizenId, kind)) >= this.threshold;
		}
		return MessageDigest.isEqual(answer(citizenId, kind, Arrays.copyOf(bytes, NONCE_BYTES)), bytes);
	}

	private Mono<Boolean> firstTime(Sandbox sandbox, byte[] bytes) {
		String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes));
		Document document = new Document("_id", sandbox.name() + '/' + digest).append("sandbox", sandbox.name());
		return Mono.from(this.seen.insertOne(document))
			.map((done) -> true)
			.onErrorResume(MongoWriteException.class,
					(failure) -> (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) ? Mono.just(false)
							: Mono.error(failure));
	}

	/** A number used once, and what only this person's chip or device makes of it. */
	private byte[] answer(CitizenId citizenId, SampleKind kind, byte[] nonce) {
		byte[] key = this.numbers.mark("sample/" + kind, citizenId.digits()).getBytes(StandardCharsets.US_ASCII);
		byte[] answer = Arrays.copyOf(nonce, ANSWER_BYTES);
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			mac.update(nonce);
			mac.doFinal(answer, NONCE_BYTES);
			return answer;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HMAC", ex);
		}
	}

	private byte[] nonce(@Nullable Long seed) {
		byte[] nonce = new byte[NONCE_BYTES];
		if (seed != null) {
			return Arrays.copyOf(sha256(Long.toString(seed).getBytes(StandardCharsets.US_ASCII)), NONCE_BYTES);
		}
		this.random.nextBytes(nonce);
		return nonce;
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Settings of the samples.
	 *
	 * @param threshold least similarity of a sample to the template, from -1 to 1
	 */
	@ConfigurationProperties("project06.samples")
	record SampleSettings(double threshold) {
	}

}
