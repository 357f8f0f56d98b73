package dev.project06.identity.account;

import java.time.Duration;
import java.util.Date;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.api.CitizenId;
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
 * Counts attempts to prove who one is, for numbers that nobody has as for others. An
 * attempt is counted before it is made, so that many at the same time are no way around.
 */
@Component
class Attempts implements SandboxData, Prepared {

	private final MongoCollection<Document> attempts;

	private final SealedNumbers numbers;

	private final AccountSettings settings;

	Attempts(MongoDatabase database, SealedNumbers numbers, AccountSettings settings) {
		this.attempts = database.getCollection("attempts");
		this.numbers = numbers;
		this.settings = settings;
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.attempts.createIndex(Indexes.ascending("sandbox"))).then();
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.attempts.deleteMany(Filters.eq("sandbox", sandbox))).then();
	}

	/** Ends, or refuses with {@code temporarily-locked}. */
	Mono<Void> begin(Sandbox sandbox, CitizenId citizenId) {
		String id = id(sandbox, citizenId);
		return Mono.from(this.attempts.find(Filters.eq("_id", id)))
			.flatMap((document) -> refuseWhileLocked(sandbox, document).then(forgetOldLock(document)))
			.then(Mono.defer(() -> count(sandbox, id)))
			.flatMap((document) -> refuseWhileLocked(sandbox, document).thenReturn(document))
			.filter((document) -> document.getInteger("failures", 0) > this.settings.failures())
			.flatMap((document) -> lock(sandbox, id));
	}

	private static Mono<Void> refuseWhileLocked(Sandbox sandbox, Document document) {
		Date until = document.getDate("lockedUntil");
		Duration left = (until != null) ? Duration.between(sandbox.now(), until.toInstant()) : Duration.ZERO;
		return left.isPositive() ? refuse(left) : Mono.empty();
	}

	private Mono<Void> forgetOldLock(Document document) {
		Date until = document.getDate("lockedUntil");
		return (until == null) ? Mono.empty()
				: Mono.from(this.attempts.updateOne(
						Filters.and(Filters.eq("_id", document.getString("_id")), Filters.eq("lockedUntil", until)),
						Updates.combine(Updates.set("failures", 0), Updates.unset("lockedUntil"))))
					.then();
	}

	private Mono<Document> count(Sandbox sandbox, String id) {
		return Conflict.retried(Mono
			.from(this.attempts.findOneAndUpdate(Filters.eq("_id", id),
					Updates.combine(Updates.inc("failures", 1), Updates.set("sandbox", sandbox.name())),
					new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
			.onErrorMap(Conflict::isDuplicate, Conflict::new));
	}

	private Mono<Void> lock(Sandbox sandbox, String id) {
		return Mono
			.from(this.attempts.updateOne(Filters.eq("_id", id),
					Updates.set("lockedUntil", Date.from(sandbox.now().plus(this.settings.lockedFor())))))
			.then(refuse(this.settings.lockedFor()));
	}

	private static Mono<Void> refuse(Duration left) {
		return Mono.error(RefusedException.of(ProblemName.LOGIN_REFUSED, "temporarily-locked", left));
	}

	/** Forgets the failures: the attempt went well. */
	Mono<Void> succeeded(Sandbox sandbox, CitizenId citizenId) {
		return Mono.from(this.attempts.updateOne(Filters.eq("_id", id(sandbox, citizenId)), Updates.set("failures", 0)))
			.then();
	}

	private String id(Sandbox sandbox, CitizenId citizenId) {
		return sandbox.name() + '/' + this.numbers.seal(citizenId);
	}

}
