package dev.project06.identity.bulk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.events.Outgoing;
import dev.project06.identity.sandbox.SandboxData;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps jobs, and their answers in chunks. The key of a chunk is the row that it begins
 * with, so no row is answered twice; each has the totals of all rows up to its end, so
 * the last one tells how far the job has come. A chunk without rows closes the job.
 */
@Component
class BulkStore implements SandboxData {

	static final String JOBS = "bulk-jobs";

	private final MongoCollection<Document> jobs;

	private final MongoCollection<Document> chunks;

	BulkStore(MongoDatabase database) {
		this.jobs = database.getCollection(JOBS);
		this.chunks = database.getCollection("bulk-chunks");
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.jobs.deleteMany(within(sandbox)))
			.then(Mono.from(this.chunks.deleteMany(within(sandbox))))
			.then();
	}

	/** Everything whose key begins with the sandbox; 0 follows the slash. */
	private static Bson within(String sandbox) {
		return Filters.and(Filters.gte("_id", sandbox + "/"), Filters.lt("_id", sandbox + "0"));
	}

	/** Whether it is new. */
	Mono<Boolean> insert(Job job) {
		Document purpose = new Document("procedure", job.purpose().procedure()).append("legalBasis",
				job.purpose().legalBasis());
		if (job.purpose().dossier() != null) {
			purpose.append("dossier", job.purpose().dossier());
		}
		return inserted(this.jobs,
				new Document("_id", key(job)).append("sandbox", job.sandbox())
					.append("owner", job.owner())
					.append("id", job.id())
					.append("source", job.source())
					.append("purpose", purpose)
					.append("createdAt", Date.from(job.createdAt()))
					.append("completed", false));
	}

	Mono<Job> find(String sandbox, String owner, String id) {
		return Mono.from(this.jobs.find(Filters.eq("_id", key(sandbox, owner, id))).first()).map(BulkStore::job);
	}

	/**
	 * Closes the books, with the event in the same write; nothing when they are closed.
	 */
	Mono<Job> complete(Job job, java.time.Instant now, Outgoing event) {
		List<Bson> updates = new ArrayList<>(event.updates());
		updates.add(Updates.set("completed", true));
		updates.add(Updates.set("completedAt", Date.from(now)));
		return Mono
			.from(this.jobs.findOneAndUpdate(Filters.and(Filters.eq("_id", key(job)), Filters.eq("completed", false)),
					Updates.combine(updates), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
			.map(BulkStore::job);
	}

	Mono<Reached> reached(Job job) {
		return Mono
			.from(this.chunks.find(from(job, 0))
				.sort(Sorts.descending("_id"))
				.limit(1)
				.projection(Projections.exclude("answers"))
				.first())
			.map((chunk) -> new Reached(totals(chunk), chunk.getBoolean("closing", false)))
			.defaultIfEmpty(Reached.START);
	}

	/** Whether no other chunk begins with that row. */
	Mono<Boolean> insert(Job job, int start, String answers, Totals upToEnd) {
		return inserted(this.chunks, chunk(job, start, upToEnd).append("answers", answers));
	}

	/** Whether no other chunk begins where the rows end. */
	Mono<Boolean> close(Job job, Totals all) {
		return inserted(this.chunks, chunk(job, all.rows(), all).append("answers", "").append("closing", true));
	}

	/** The lines of the chunks that begin at a row or after it. */
	Flux<String> answers(Job job, int start) {
		return Flux.from(this.chunks.find(from(job, start)).sort(Sorts.ascending("_id")).batchSize(20))
			.map((chunk) -> Objects.requireNonNull(chunk.getString("answers")));
	}

	/** First row of the chunk that holds a row. */
	Mono<Integer> startOfChunk(Job job, int row) {
		return Mono
			.from(this.chunks
				.find(Filters.and(Filters.gte("_id", chunkKey(job, 0)), Filters.lte("_id", chunkKey(job, row))))
				.sort(Sorts.descending("_id"))
				.limit(1)
				.projection(Projections.include("start"))
				.first())
			.map((chunk) -> Objects.requireNonNull(chunk.getInteger("start")));
	}

	private static Mono<Boolean> inserted(MongoCollection<Document> collection, Document document) {
		return Mono.from(collection.insertOne(document))
			.map((done) -> true)
			.onErrorResume(MongoWriteException.class,
					(failure) -> (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) ? Mono.just(false)
							: Mono.error(failure));
	}

	private static Document chunk(Job job, int start, Totals upToEnd) {
		return new Document("_id", chunkKey(job, start)).append("sandbox", job.sandbox())
			.append("start", start)
			.append("matched", upToEnd.matched())
			.append("differs", upToEnd.differs())
			.append("unknown", upToEnd.unknown())
			.append("malformed", upToEnd.malformed());
	}

	private static Totals totals(Document chunk) {
		return new Totals(chunk.getInteger("matched", 0), chunk.getInteger("differs", 0),
				chunk.getInteger("unknown", 0), chunk.getInteger("malformed", 0));
	}

	private static Bson from(Job job, int start) {
		return Filters.and(Filters.gte("_id", chunkKey(job, start)), Filters.lte("_id", chunkKey(job, 9_999_999)));
	}

	private static String chunkKey(Job job, int start) {
		return "%s/%07d".formatted(key(job), start);
	}

	private static String key(Job job) {
		return key(job.sandbox(), job.owner(), job.id());
	}

	/** Neither an id nor what is encoded holds a slash. */
	private static String key(String sandbox, String owner, String id) {
		return sandbox + '/' + URLEncoder.encode(owner, StandardCharsets.UTF_8) + '/' + id;
	}

	private static Job job(Document document) {
		Document purpose = Objects.requireNonNull(document.get("purpose", Document.class));
		Date completedAt = document.getDate("completedAt");
		return new Job(text(document, "sandbox"), text(document, "owner"), text(document, "id"),
				text(document, "source"),
				new Purpose(text(purpose, "procedure"), text(purpose, "legalBasis"), purpose.getString("dossier")),
				Objects.requireNonNull(document.getDate("createdAt")).toInstant(),
				(completedAt != null) ? completedAt.toInstant() : null);
	}

	private static String text(Document document, String name) {
		return Objects.requireNonNull(document.getString(name));
	}

}
