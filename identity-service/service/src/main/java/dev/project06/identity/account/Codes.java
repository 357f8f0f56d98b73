package dev.project06.identity.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.ReceiptSigner;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Makes one-time codes and checks them. A number has at most one code for a purpose, and
 * a new one ends the one before. Numbers without an account get codes too, which nobody
 * ever sees, so that they behave as others do.
 */
@Component
class Codes implements SandboxData, Prepared {

	private static final int CODES = 1_000_000;

	private final MongoCollection<Document> codes;

	private final SealedNumbers numbers;

	private final AccountSettings settings;

	private final SecureRandom random = ReceiptSigner.random();

	Codes(MongoDatabase database, SealedNumbers numbers, AccountSettings settings) {
		this.codes = database.getCollection("codes");
		this.numbers = numbers;
		this.settings = settings;
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.codes.createIndex(Indexes.ascending("sandbox"))).then();
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.codes.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

	/**
	 * Makes a code.
	 * @return six digits, or a refusal when the number had too many
	 */
	Mono<String> make(Sandbox sandbox, CitizenId citizenId, Purpose purpose) {
		String id = id(sandbox, citizenId, purpose);
		String code = "%06d".formatted(this.random.nextInt(CODES));
		return Conflict
			.retried(Mono.from(this.codes.find(Filters.eq("_id", id)))
				.flatMap((document) -> again(sandbox, document, code))
				.switchIfEmpty(Mono.defer(() -> first(sandbox, id, code))))
			.thenReturn(code);
	}

	private Mono<Boolean> first(Sandbox sandbox, String id, String code) {
		Document document = new Document("_id", id).append("sandbox", sandbox.name())
			.append("code", hash(id, code))
			.append("expiresAt", expiry(sandbox))
			.append("attempts", 0)
			.append("since", Date.from(sandbox.now()))
			.append("sent", 1);
		return Mono.from(this.codes.insertOne(document))
			.map((done) -> true)
			.onErrorMap(Conflict::isDuplicate, Conflict::new);
	}

	private Mono<Boolean> again(Sandbox sandbox, Document document, String code) {
		String id = document.getString("_id");
		Date since = Objects.requireNonNull(document.getDate("since"));
		Duration left = Duration.between(sandbox.now(), since.toInstant().plus(this.settings.codesWithin()));
		boolean within = left.isPositive();
		int sent = document.getInteger("sent", 0);
		if (within && sent >= this.settings.codes()) {
			return Mono.error(RefusedException.of(ProblemName.LOGIN_REFUSED, "too-many-codes", left));
		}
		return Mono
			.from(this.codes.updateOne(
					Filters.and(Filters.eq("_id", id), Filters.eq("since", since), Filters.eq("sent", sent)),
					Updates.combine(Updates.set("code", hash(id, code)), Updates.set("expiresAt", expiry(sandbox)),
							Updates.set("attempts", 0), Updates.set("since", within ? since : Date.from(sandbox.now())),
							Updates.set("sent", within ? sent + 1 : 1))))
			.flatMap((result) -> (result.getMatchedCount() == 1) ? Mono.just(true) : Mono.error(new Conflict()));
	}

	/**
	 * Checks a code, which is used up by it when it is right.
	 * @return the check that failed, or an empty text
	 */
	Mono<String> check(Sandbox sandbox, CitizenId citizenId, Purpose purpose, String given) {
		String id = id(sandbox, citizenId, purpose);
		return Mono
			.from(this.codes.findOneAndUpdate(
					Filters.and(Filters.eq("_id", id), Filters.lt("attempts", this.settings.codeAttempts())),
					Updates.inc("attempts", 1)))
			.flatMap((document) -> compare(sandbox.now(), document, given))
			.switchIfEmpty(Mono.from(this.codes.find(Filters.eq("_id", id)))
				.map((document) -> "code-void")
				.defaultIfEmpty("code-not-sent"));
	}

	private Mono<String> compare(Instant now, Document document, String given) {
		String id = document.getString("_id");
		String code = document.getString("code");
		if (code == null) {
			return Mono.just("code-used");
		}
		if (!now.isBefore(document.getDate("expiresAt").toInstant())) {
			return Mono.just("code-expired");
		}
		if (!MessageDigest.isEqual(code.getBytes(StandardCharsets.US_ASCII),
				hash(id, given).getBytes(StandardCharsets.US_ASCII))) {
			return Mono.just("wrong-code");
		}
		return Mono
			.from(this.codes.updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("code", code)),
					Updates.unset("code")))
			.map((result) -> (result.getMatchedCount() == 1) ? "" : "code-used");
	}

	private Date expiry(Sandbox sandbox) {
		return Date.from(sandbox.now().plus(this.settings.codeLifetime()));
	}

	private String hash(String id, String code) {
		return this.numbers.mark("code/" + id, code);
	}

	private String id(Sandbox sandbox, CitizenId citizenId, Purpose purpose) {
		return sandbox.name() + '/' + purpose + '/' + this.numbers.seal(citizenId);
	}

	/** What a code is good for, and nothing else. */
	enum Purpose {

		/** To log in. */
		LOGIN,

		/** To activate the account. */
		ACTIVATION,

		/** To lock, unlock or close the account. */
		CHANGE

	}

}
