package dev.project06.identity.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.stereotype.Component;

/**
 * Keeps what was counted, in sixty slices of the window, and who is locked out.
 */
@Component
class LimitStore implements Prepared, SandboxData {

	private static final int SLICES = 60;

	private final MongoCollection<Document> tallies;

	private final MongoCollection<Document> lockOuts;

	LimitStore(MongoDatabase database) {
		this.tallies = database.getCollection("tallies");
		this.lockOuts = database.getCollection("lockouts");
	}

	@Override
	public Mono<Void> prepare() {
		return Flux.fromIterable(List.of(this.tallies, this.lockOuts))
			.concatMap((part) -> part.createIndex(Indexes.ascending("sandbox")))
			.thenMany(this.tallies.createIndex(Indexes.ascending("key", "slice")))
			.then();
	}

	/** Counts some, and tells how many there are now within the window. */
	Mono<Integer> count(String sandbox, String who, Limit limit, int times, Instant now, Duration window) {
		long slice = now.toEpochMilli() / Math.max(1, window.toMillis() / SLICES);
		String key = String.join("/", sandbox, who, limit.name());
		Bson first = Updates.combine(Updates.setOnInsert("sandbox", sandbox), Updates.setOnInsert("key", key),
				Updates.setOnInsert("who", who), Updates.setOnInsert("slice", slice), Updates.inc("count", times));
		return Mono
			.from(this.tallies.findOneAndUpdate(Filters.eq("_id", key + '/' + slice), first,
					new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
			.retryWhen(Retry.max(3).filter(LimitStore::bothWereFirst))
			.flatMap((tally) -> (tally.getInteger("count", 0) == times)
					? Mono.from(this.tallies
						.deleteMany(Filters.and(Filters.eq("key", key), Filters.lte("slice", slice - SLICES))))
					: Mono.just(tally))
			.thenMany(this.tallies.find(Filters.and(Filters.eq("key", key), Filters.gt("slice", slice - SLICES))))
			.map((tally) -> tally.getInteger("count", 0))
			.reduce(0, Integer::sum);
	}

	private static boolean bothWereFirst(Throwable failure) {
		return failure instanceof MongoCommandException ex
				&& ErrorCategory.fromErrorCode(ex.getErrorCode()) == ErrorCategory.DUPLICATE_KEY;
	}

	Mono<LockOut> lock(String sandbox, LockOut lockOut) {
		Document document = new Document("_id", sandbox + '/' + lockOut.who()).append("sandbox", sandbox)
			.append("who", lockOut.who())
			.append("check", lockOut.check())
			.append("at", Date.from(lockOut.at()))
			.append("until", Date.from(lockOut.until()));
		return Mono
			.from(this.lockOuts.replaceOne(Filters.eq("_id", document.getString("_id")), document,
					new ReplaceOptions().upsert(true)))
			.map((done) -> lockOut);
	}

	Mono<LockOut> find(String sandbox, String who) {
		return Mono.from(this.lockOuts.find(Filters.eq("_id", sandbox + '/' + who))).map(LimitStore::lockOut);
	}

	Flux<LockOut> all(String sandbox) {
		return Flux.from(this.lockOuts.find(Filters.eq("sandbox", sandbox))).map(LimitStore::lockOut);
	}

	/** Ends a lock-out and forgets what led to it; tells whether there was one. */
	Mono<Boolean> lift(String sandbox, String who) {
		return Mono.from(this.tallies.deleteMany(Filters.and(Filters.eq("sandbox", sandbox), Filters.eq("who", who))))
			.then(Mono.from(this.lockOuts.deleteOne(Filters.eq("_id", sandbox + '/' + who))))
			.map((done) -> done.getDeletedCount() == 1);
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.tallies.deleteMany(Filters.eq("sandbox", sandbox)))
			.then(Mono.from(this.lockOuts.deleteMany(Filters.eq("sandbox", sandbox))))
			.then();
	}

	private static LockOut lockOut(Document document) {
		return new LockOut(Objects.requireNonNull(document.getString("who")),
				Objects.requireNonNull(document.getString("check")),
				Objects.requireNonNull(document.getDate("at")).toInstant(),
				Objects.requireNonNull(document.getDate("until")).toInstant());
	}

}
