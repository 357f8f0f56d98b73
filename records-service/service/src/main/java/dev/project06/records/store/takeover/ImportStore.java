package dev.project06.records.store.takeover;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Actor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps imports, and their answers in chunks. The key of a chunk is the row that it
 * begins with, so no row is answered twice; each has the totals of all rows up to its
 * end, so the last one tells how far the import has come. A chunk without rows closes it.
 */
@Component
public final class ImportStore {

	private static final int LAST_ROW = 9_999_999;

	private final MongoCollection<Document> jobs;

	private final MongoCollection<Document> chunks;

	ImportStore(MongoDatabase database) {
		this.jobs = database.getCollection("imports");
		this.chunks = database.getCollection("import-chunks");
	}

	/**
	 * Writes a new import.
	 * @param job the import
	 * @return whether there was none of that name
	 */
	public Mono<Boolean> insert(ImportJob job) {
		Document by = new Document("role", job.by().role()).append("id", job.by().id());
		if (job.by().agency() != null) {
			by.append("agency", job.by().agency());
		}
		return inserted(this.jobs,
				new Document("_id", job.id()).append("request", job.request())
					.append("agency", job.agency().text())
					.append("source", job.source())
					.append("legalBasis", job.legalBasis())
					.append("by", by)
					.append("createdAt", Date.from(job.createdAt())));
	}

	/**
	 * Finds an import.
	 * @param id its name
	 * @return the import, if there is one
	 */
	public Mono<ImportJob> find(String id) {
		return Mono.from(this.jobs.find(Filters.eq("_id", id)).first()).map(ImportStore::job);
	}

	/**
	 * Notes since when an import waits.
	 * @param id its name
	 * @param since since when, or {@code null} when it goes on
	 * @return completes when written
	 */
	public Mono<Void> waits(String id, @Nullable Instant since) {
		return Mono
			.from(this.jobs.updateOne(Filters.eq("_id", id),
					(since != null) ? Updates.set("waitingSince", Date.from(since)) : Updates.unset("waitingSince")))
			.then();
	}

	/**
	 * Notes that an import is closed.
	 * @param id its name
	 * @param at when; an earlier time stands
	 * @return the import
	 */
	public Mono<ImportJob> complete(String id, Instant at) {
		return Mono
			.from(this.jobs.findOneAndUpdate(Filters.and(Filters.eq("_id", id), Filters.exists("completedAt", false)),
					Updates.set("completedAt", Date.from(at)),
					new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
			.map(ImportStore::job)
			.switchIfEmpty(Mono.defer(() -> find(id)));
	}

	/**
	 * How far an import has come.
	 * @param id its name
	 * @return how far
	 */
	public Mono<Reached> reached(String id) {
		return Mono
			.from(this.chunks.find(from(id, 0))
				.sort(Sorts.descending("_id"))
				.limit(1)
				.projection(Projections.include("upToEnd", "closing"))
				.first())
			.map((chunk) -> new Reached(totals(chunk.get("upToEnd", Document.class)),
					chunk.getBoolean("closing", false)))
			.defaultIfEmpty(Reached.START);
	}

	/**
	 * Keeps the answers to some rows.
	 * @param id name of the import
	 * @param start the first row
	 * @param answers the answers
	 * @param tally the rows counted
	 * @param upToEnd totals of all rows up to the last one of these
	 * @return whether no other chunk begins with that row
	 */
	public Mono<Boolean> insert(String id, int start, String answers, Tally tally, Totals upToEnd) {
		return inserted(this.chunks,
				chunk(id, start, upToEnd).append("answers", answers)
					.append("agencies", counts(tally.agencies()))
					.append("procedures", counts(tally.procedures()))
					.append("reasons", counts(tally.reasons())));
	}

	/**
	 * Takes no more rows.
	 * @param id name of the import
	 * @param all totals of all rows
	 * @return whether no other chunk begins where the rows end
	 */
	public Mono<Boolean> close(String id, Totals all) {
		return inserted(this.chunks, chunk(id, all.sum(), all).append("answers", "").append("closing", true));
	}

	/**
	 * The answers of the chunks that begin at a row or after it.
	 * @param id name of the import
	 * @param start the row
	 * @return the answers, a text for each chunk
	 */
	public Flux<String> answers(String id, int start) {
		return Flux
			.from(this.chunks.find(from(id, start))
				.sort(Sorts.ascending("_id"))
				.projection(Projections.include("answers"))
				.batchSize(20))
			.map((chunk) -> Objects.requireNonNull(chunk.getString("answers")));
	}

	/**
	 * Finds the chunk that holds a row.
	 * @param id name of the import
	 * @param row the row
	 * @return the first row of that chunk; nothing before the first chunk
	 */
	public Mono<Integer> startOfChunk(String id, int row) {
		return Mono
			.from(this.chunks.find(Filters.and(Filters.gte("_id", key(id, 0)), Filters.lte("_id", key(id, row))))
				.sort(Sorts.descending("_id"))
				.limit(1)
				.projection(Projections.include("start"))
				.first())
			.map((chunk) -> chunk.getInteger("start", 0));
	}

	/**
	 * Counts all rows of an import.
	 * @param id its name
	 * @return the sums
	 */
	public Mono<Tally> tally(String id) {
		return Flux
			.from(this.chunks.find(from(id, 0))
				.projection(Projections.include("agencies", "procedures", "reasons"))
				.batchSize(50))
			.map((chunk) -> new Tally(counts(chunk, "agencies"), counts(chunk, "procedures"), counts(chunk, "reasons")))
			.reduce(Tally.NONE, Tally::plus);
	}

	private static Document chunk(String id, int start, Totals upToEnd) {
		return new Document("_id", key(id, start)).append("start", start).append("upToEnd", document(upToEnd));
	}

	private static List<Document> counts(Map<String, Totals> counts) {
		return counts.entrySet()
			.stream()
			.map((entry) -> document(entry.getValue()).append("of", entry.getKey()))
			.toList();
	}

	private static Map<String, Totals> counts(Document chunk, String field) {
		Map<String, Totals> counts = new HashMap<>();
		Collection<Document> all = chunk.getList(field, Document.class, List.of());
		all.forEach((one) -> counts.put(one.getString("of"), totals(one)));
		return counts;
	}

	private static Document document(Totals totals) {
		Document document = new Document();
		totals.rows().forEach((outcome, rows) -> document.append(outcome.name(), rows));
		return document;
	}

	private static Totals totals(Document document) {
		Map<RowOutcome, Integer> rows = new EnumMap<>(RowOutcome.class);
		for (RowOutcome outcome : RowOutcome.values()) {
			if (document.containsKey(outcome.name())) {
				rows.put(outcome, document.getInteger(outcome.name()));
			}
		}
		return new Totals(rows);
	}

	private static Mono<Boolean> inserted(MongoCollection<Document> collection, Document document) {
		return Mono.from(collection.insertOne(document))
			.map((done) -> true)
			.onErrorResume(MongoWriteException.class,
					(failure) -> (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) ? Mono.just(false)
							: Mono.error(failure));
	}

	private static Bson from(String id, int start) {
		return Filters.and(Filters.gte("_id", key(id, start)), Filters.lte("_id", key(id, LAST_ROW)));
	}

	private static String key(String id, int start) {
		return "%s/%07d".formatted(id, start);
	}

	private static ImportJob job(Document document) {
		Document by = Objects.requireNonNull(document.get("by", Document.class));
		return new ImportJob(document.getString("_id"), document.getString("request"),
				new AgencyCode(document.getString("agency")), document.getString("source"),
				document.getString("legalBasis"),
				new Actor(by.getString("role"), by.getString("agency"), by.getString("id")),
				Objects.requireNonNull(instant(document, "createdAt")), instant(document, "waitingSince"),
				instant(document, "completedAt"));
	}

	private static @Nullable Instant instant(Document document, String field) {
		Date date = document.getDate(field);
		return (date != null) ? date.toInstant() : null;
	}

}
